using System.Globalization;

namespace ReverseBuy.Catalogue;

/// <summary>How many pieces a marketplace says there are. Stock is not a number everywhere, so it is not one here.</summary>
public readonly record struct Availability
{
    private Availability(AvailabilityKind kind, int? count)
    {
        Kind = kind;
        Count = count;
    }

    /// <summary>Nothing is known.</summary>
    public static Availability Unknown => default;

    /// <summary>None left.</summary>
    public static Availability Out { get; } = new(AvailabilityKind.Out, 0);

    /// <summary>There are some, uncounted.</summary>
    public static Availability InStock { get; } = new(AvailabilityKind.InStock, null);

    /// <summary>How much is told.</summary>
    public AvailabilityKind Kind { get; }

    /// <summary>The count of <see cref="AvailabilityKind.Exactly"/> and <see cref="AvailabilityKind.AtLeast"/>, 0 of <see cref="AvailabilityKind.Out"/>.</summary>
    public int? Count { get; }

    /// <summary>Exactly so many; none is <see cref="Out"/>.</summary>
    /// <param name="count">How many; not negative.</param>
    /// <returns>The availability.</returns>
    public static Availability Exactly(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count == 0 ? Out : new Availability(AvailabilityKind.Exactly, count);
    }

    /// <summary>So many or more.</summary>
    /// <param name="count">How many at least; at least 1.</param>
    /// <returns>The availability.</returns>
    public static Availability AtLeast(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new Availability(AvailabilityKind.AtLeast, count);
    }

    /// <summary>Whether a quantity is known not to be there. What is unknown or uncounted is not known to be short.</summary>
    /// <param name="quantity">The quantity wanted.</param>
    /// <returns>Whether too few are left.</returns>
    public bool IsShortOf(int quantity) => Kind is AvailabilityKind.Out or AvailabilityKind.Exactly && Count < quantity;

    /// <inheritdoc />
    public override string ToString() => Kind switch
    {
        AvailabilityKind.Exactly => string.Create(CultureInfo.InvariantCulture, $"exactly {Count}"),
        AvailabilityKind.AtLeast => string.Create(CultureInfo.InvariantCulture, $"at least {Count}"),
        AvailabilityKind.InStock => "in stock",
        AvailabilityKind.Out => "out",
        _ => "unknown",
    };
}

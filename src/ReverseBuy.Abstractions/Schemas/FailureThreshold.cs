using System.Globalization;

namespace ReverseBuy.Schemas;

/// <summary>How many failures are too many: a number of them, or a share of all tenants of the run. Written <c>3</c> or <c>5%</c>.</summary>
public readonly record struct FailureThreshold : IParsable<FailureThreshold>
{
    private readonly int _less;
    private readonly decimal? _share;

    private FailureThreshold(int count, decimal? share)
    {
        // The default value is one failure: it must not mean that none is needed.
        _less = count - 1;
        _share = share;
    }

    /// <summary>So many failures.</summary>
    /// <param name="count">At least one.</param>
    /// <returns>The threshold.</returns>
    public static FailureThreshold Count(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new FailureThreshold(count, null);
    }

    /// <summary>Such a share of the tenants.</summary>
    /// <param name="share">More than 0 and at most 1; 0.05 is 5 %. One failure at least is always needed.</param>
    /// <returns>The threshold.</returns>
    public static FailureThreshold Share(decimal share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return new FailureThreshold(1, share);
    }

    /// <summary>Tells whether there were too many.</summary>
    /// <param name="failures">How many tenants failed.</param>
    /// <param name="tenants">How many tenants there are in all.</param>
    /// <returns>Whether the threshold is reached.</returns>
    public bool IsReached(int failures, int tenants) => failures > 0 && (_share is { } share ? failures >= share * tenants : failures > _less);

    /// <inheritdoc />
    public static FailureThreshold Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"'{s}' is no failure threshold. Write a number of tenants, such as 3, or a share, such as 5%.");

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out FailureThreshold result)
    {
        result = default;
        if (s is not [_, ..])
        {
            return false;
        }

        if (s[^1] == '%')
        {
            if (!decimal.TryParse(s[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent is <= 0 or > 100)
            {
                return false;
            }

            result = Share(percent / 100);
            return true;
        }

        if (!int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
        {
            return false;
        }

        result = Count(count);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => _share is { } share
        ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.####}%")
        : (_less + 1).ToString(CultureInfo.InvariantCulture);
}

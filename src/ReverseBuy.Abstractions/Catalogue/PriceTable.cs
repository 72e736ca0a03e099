using System.Collections.Immutable;

namespace ReverseBuy.Catalogue;

/// <summary>What one piece costs at each quantity. The same on every marketplace: a flat price is a table of one tier.</summary>
/// <remarks>Immutable; equal when the tiers are equal.</remarks>
public sealed class PriceTable : IEquatable<PriceTable>
{
    private readonly ImmutableArray<PriceTier> _tiers;

    /// <summary>Makes a table.</summary>
    /// <param name="tiers">At least one tier, in any order, each from a different quantity and all in one currency.</param>
    /// <exception cref="ArgumentException">There is no tier, two begin at one quantity, a quantity is below 1, or currencies differ.</exception>
    public PriceTable(IEnumerable<PriceTier> tiers)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        _tiers = [.. tiers.OrderBy(tier => tier.FromQuantity)];
        if (_tiers.IsEmpty)
        {
            throw new ArgumentException("A price table needs at least one tier.", nameof(tiers));
        }

        for (var index = 0; index < _tiers.Length; index++)
        {
            var tier = _tiers[index];
            if (tier.FromQuantity < 1 || (index > 0 && tier.FromQuantity == _tiers[index - 1].FromQuantity))
            {
                throw new ArgumentException($"Tiers begin at different quantities of at least 1; {tier.FromQuantity} does not fit.", nameof(tiers));
            }

            if (tier.UnitPrice.Currency != _tiers[0].UnitPrice.Currency)
            {
                throw new ArgumentException("All tiers of a price table are in one currency.", nameof(tiers));
            }
        }
    }

    private PriceTable(Money unitPrice) => _tiers = [new PriceTier(1, unitPrice)];

    /// <summary>The tiers, from the smallest quantity up.</summary>
    public IReadOnlyList<PriceTier> Tiers => _tiers;

    /// <summary>The price of one piece at the smallest quantity.</summary>
    public Money First => _tiers[0].UnitPrice;

    /// <summary>A table of one price that holds for every quantity.</summary>
    /// <param name="unitPrice">The price of one piece.</param>
    /// <returns>The table.</returns>
    public static PriceTable Flat(Money unitPrice) => new(unitPrice);

    /// <summary>The price of one piece at a quantity; the first tier's below it, for the minimum order quantity is another rule.</summary>
    /// <param name="quantity">The quantity that picks the tier (see <see cref="TierBasis"/>); at least 1.</param>
    /// <returns>The price of one piece.</returns>
    public Money UnitPriceAt(int quantity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity, 1);
        var price = _tiers[0].UnitPrice;
        foreach (var tier in _tiers)
        {
            if (tier.FromQuantity > quantity)
            {
                break;
            }

            price = tier.UnitPrice;
        }

        return price;
    }

    /// <inheritdoc />
    public bool Equals(PriceTable? other) => other is not null && _tiers.AsSpan().SequenceEqual(other._tiers.AsSpan());

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PriceTable);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_tiers.Length, _tiers[0]);
}

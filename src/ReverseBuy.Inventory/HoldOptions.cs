using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

/// <summary>How stock is held for customers.</summary>
public sealed class HoldOptions
{
    /// <summary>How long goods of an order that is not paid are held. Default 30 minutes.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The share of the counted stock that is believed, by marketplace, from 0 to 1; what it makes is rounded down. Default 1, which is all of it. For
    /// marketplaces whose sellers tell more than they have.
    /// </summary>
    public IDictionary<MarketplaceId, decimal> BelievedShares { get; } = new Dictionary<MarketplaceId, decimal>();

    /// <summary>
    /// How long holds are kept that no longer count, for people who look and to know facts that are told again. Default 30 days. They are deleted when
    /// somebody orders the same SKU.
    /// </summary>
    public TimeSpan KeepFinishedFor { get; set; } = TimeSpan.FromDays(30);

    internal IEnumerable<string> Validate()
    {
        if (Lifetime <= TimeSpan.Zero)
        {
            yield return $"ReverseBuy:Inventory:Holds:Lifetime is {Lifetime}; it must be longer than nothing.";
        }

        if (KeepFinishedFor < TimeSpan.FromHours(1))
        {
            yield return $"ReverseBuy:Inventory:Holds:KeepFinishedFor is {KeepFinishedFor}; it must be at least an hour.";
        }

        foreach (var (marketplace, share) in BelievedShares)
        {
            if (share is < 0 or > 1)
            {
                yield return FormattableString.Invariant($"ReverseBuy:Inventory:Holds:BelievedShares of {marketplace} is {share}; it is a share, from 0 to 1 (0.5 is half).");
            }
        }
    }
}

using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Inventory.Asking;

/// <summary>A question that one call answers.</summary>
/// <param name="Marketplace">Whom it asks.</param>
/// <param name="Source">What asks.</param>
/// <param name="Context">With which account, in which lane.</param>
/// <param name="Request">The lines.</param>
internal sealed record LiveBatch(MarketplaceId Marketplace, ILiveOffers Source, ConnectorContext Context, LiveOfferRequest Request)
{
    /// <summary>Whether a customer orders the lines: what was browsed before is then measured by the answer.</summary>
    public bool IsOrdered { get; init; }
}

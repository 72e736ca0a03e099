using ReverseBuy.Catalogue;
using ReverseBuy.Following;

namespace ReverseBuy.EntityFrameworkCore.Following;

/// <summary>One hint, of whichever kind: the members tell it. Released: members are never renamed, removed or given another meaning.</summary>
internal sealed class HintDocument
{
    public DateTimeOffset? At { get; init; }

    public string? Order { get; init; }

    public string? Reference { get; init; }

    public string? Listing { get; init; }

    public bool IsGone { get; init; }

    public string? Waybill { get; init; }

    public IReadOnlyList<string>? Orders { get; init; }

    public static HintDocument Of(MarketplaceHint hint) => hint switch
    {
        UpstreamOrderHint order => new() { At = order.At, Order = order.UpstreamOrderId, Reference = order.Reference },
        OfferChangedHint offer => new() { At = offer.At, Listing = offer.Listing.Value, IsGone = offer.IsGone },
        DomesticTrackingHint tracking => new() { At = tracking.At, Waybill = tracking.Waybill, Orders = tracking.UpstreamOrderIds },
        _ => throw new InvalidOperationException($"Nobody knows how a {hint.GetType().Name} is kept."),
    };

    /// <summary>The hint; <see langword="null"/> when a later version wrote a kind that this one does not know.</summary>
    public MarketplaceHint? ToHint(MarketplaceId marketplace) =>
        Order is not null ? new UpstreamOrderHint(marketplace, At, Order, Reference)
        : Listing is not null ? new OfferChangedHint(marketplace, At, new ListingId(marketplace, Listing), IsGone)
        : Waybill is not null ? new DomesticTrackingHint(marketplace, At, Waybill, Orders ?? [])
        : null;
}

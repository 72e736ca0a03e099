using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors;

/// <summary>What everybody above a connector may know of it without asking it.</summary>
public sealed record ConnectorDescriptor
{
    /// <summary>The marketplace; the key under which the connector's services are registered.</summary>
    public required MarketplaceId Marketplace { get; init; }

    /// <summary>The name to show people, such as <c>Taobao</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What it offers.</summary>
    public required ConnectorCapabilities Capabilities { get; init; }

    /// <summary>How many lines one create call may have.</summary>
    public int OrderLineLimit { get; init; } = 1;

    /// <summary>How many listings one call of <see cref="Buying.ILiveOffers"/> asks the marketplace for at once; at least 1. Whoever needs more makes several calls at a time.</summary>
    public int ListingsPerLiveOfferCall { get; init; } = 1;

    /// <summary>Whether a create call may be repeated with the same reference without buying twice.</summary>
    public bool CreateIsIdempotentByReference { get; init; }

    /// <summary>How long a created order may take to be found by its reference.</summary>
    public TimeSpan VisibilityWindow { get; init; } = TimeSpan.FromMinutes(10);
}

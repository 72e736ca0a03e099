namespace ReverseBuy.Connectors;

/// <summary>What a connector offers. Asking for more throws <see cref="NotSupportedByMarketplaceException"/>.</summary>
[Flags]
public enum ConnectorCapabilities
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Links are recognised (<see cref="Catalogue.ILinkRecognizer"/>).</summary>
    Links = 1 << 0,

    /// <summary>Listings are read (<see cref="Catalogue.IProductSource"/>).</summary>
    Products = 1 << 1,

    /// <summary>Keyword search (<see cref="Catalogue.IProductSearch"/>).</summary>
    KeywordSearch = 1 << 2,

    /// <summary>Live price and availability (<see cref="Buying.ILiveOffers"/>).</summary>
    LiveOffers = 1 << 3,

    /// <summary>Preview, create and pay (<see cref="Buying.IPurchasing"/>).</summary>
    Purchasing = 1 << 4,

    /// <summary>Upstream orders are read and found by our reference (<see cref="Buying.IUpstreamOrders"/>).</summary>
    UpstreamOrders = 1 << 5,

    /// <summary>Domestic shipments are followed (<see cref="Buying.IDomesticTracking"/>).</summary>
    DomesticTracking = 1 << 6,
}

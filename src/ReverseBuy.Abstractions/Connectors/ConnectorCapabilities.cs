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

    /// <summary>Search by picture (<see cref="Catalogue.IImageSearch"/>).</summary>
    ImageSearch = 1 << 7,

    /// <summary>A seller's listings (<see cref="Catalogue.IShopListings"/>).</summary>
    ShopListings = 1 << 8,

    /// <summary>Recommendations and rankings (<see cref="Catalogue.IRecommendations"/>).</summary>
    Recommendations = 1 << 9,

    /// <summary>Short links are resolved (<see cref="Catalogue.IShortLinks"/>).</summary>
    ShortLinks = 1 << 10,

    /// <summary>Domestic freight is estimated (<see cref="Buying.IFreightEstimator"/>).</summary>
    FreightEstimate = 1 << 11,

    /// <summary>A person pays by a link (<see cref="Buying.ICashier"/>).</summary>
    Cashier = 1 << 12,

    /// <summary>Refunds are asked for (<see cref="Buying.IAfterSales"/>).</summary>
    AfterSales = 1 << 13,

    /// <summary>Addresses are parsed (<see cref="Buying.IAddressParser"/>).</summary>
    AddressParsing = 1 << 14,

    /// <summary>Callbacks (<see cref="Following.ICallbackReceiver"/>).</summary>
    Callbacks = 1 << 15,

    /// <summary>A feed of changes (<see cref="Following.IChangeFeed"/>).</summary>
    ChangeFeed = 1 << 16,

    /// <summary>Credentials are issued and renewed (<see cref="ITokenIssuer"/>).</summary>
    Tokens = 1 << 17,

    /// <summary>Refunds are read (<see cref="Buying.IRefunds"/>).</summary>
    Refunds = 1 << 18,

    /// <summary>Listings are followed (<see cref="Following.IOfferFollowing"/>).</summary>
    OfferFollowing = 1 << 19,

    /// <summary>Pictures for refunds are taken (<see cref="Buying.IRefundVouchers"/>).</summary>
    RefundVouchers = 1 << 20,

    /// <summary>A person buys by a link (<see cref="Buying.IAssistedPurchasing"/>).</summary>
    AssistedPurchasing = 1 << 21,

    /// <summary>Accounts sign in by name and password (<see cref="IAccountSignIn"/>).</summary>
    SignIn = 1 << 22,
}

using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.Testing;

/// <summary>Which seam belongs to which capability. Written down once more on purpose: a capability that is taken from the host's own table proves nothing.</summary>
internal static class ConnectorSeams
{
    public static IReadOnlyList<(ConnectorCapabilities Capability, Type Seam)> All { get; } =
    [
        (ConnectorCapabilities.Links, typeof(ILinkRecognizer)),
        (ConnectorCapabilities.Products, typeof(IProductSource)),
        (ConnectorCapabilities.KeywordSearch, typeof(IProductSearch)),
        (ConnectorCapabilities.LiveOffers, typeof(ILiveOffers)),
        (ConnectorCapabilities.Purchasing, typeof(IPurchasing)),
        (ConnectorCapabilities.UpstreamOrders, typeof(IUpstreamOrders)),
        (ConnectorCapabilities.DomesticTracking, typeof(IDomesticTracking)),
        (ConnectorCapabilities.ImageSearch, typeof(IImageSearch)),
        (ConnectorCapabilities.ShopListings, typeof(IShopListings)),
        (ConnectorCapabilities.Recommendations, typeof(IRecommendations)),
        (ConnectorCapabilities.ShortLinks, typeof(IShortLinks)),
        (ConnectorCapabilities.FreightEstimate, typeof(IFreightEstimator)),
        (ConnectorCapabilities.Cashier, typeof(ICashier)),
        (ConnectorCapabilities.AfterSales, typeof(IAfterSales)),
        (ConnectorCapabilities.AddressParsing, typeof(IAddressParser)),
        (ConnectorCapabilities.Callbacks, typeof(ICallbackReceiver)),
        (ConnectorCapabilities.ChangeFeed, typeof(IChangeFeed)),
        (ConnectorCapabilities.Tokens, typeof(ITokenIssuer)),
        (ConnectorCapabilities.Refunds, typeof(IRefunds)),
        (ConnectorCapabilities.OfferFollowing, typeof(IOfferFollowing)),
        (ConnectorCapabilities.RefundVouchers, typeof(IRefundVouchers)),
        (ConnectorCapabilities.AssistedPurchasing, typeof(IAssistedPurchasing)),
        (ConnectorCapabilities.SignIn, typeof(IAccountSignIn)),
    ];
}

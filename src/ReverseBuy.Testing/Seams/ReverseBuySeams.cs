using ReverseBuy.Auditing;
using ReverseBuy.Blobs;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Procurement;
using ReverseBuy.Settings;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Testing;

/// <summary>The seams: what hosts and providers implement, and ReverseBuy asks.</summary>
internal static class ReverseBuySeams
{
    /// <summary>The seams of a connector, each registered under its marketplace.</summary>
    public static IReadOnlyList<Type> OfConnectors { get; } =
    [
        typeof(ILinkRecognizer),
        typeof(IShortLinks),
        typeof(IProductSource),
        typeof(IProductSearch),
        typeof(IImageSearch),
        typeof(IShopListings),
        typeof(IRecommendations),
        typeof(ILiveOffers),
        typeof(IFreightEstimator),
        typeof(IAddressParser),
        typeof(IPurchasing),
        typeof(IAssistedPurchasing),
        typeof(ICashier),
        typeof(IUpstreamOrders),
        typeof(IDomesticTracking),
        typeof(IAfterSales),
        typeof(IRefunds),
        typeof(IRefundVouchers),
        typeof(ICallbackReceiver),
        typeof(IChangeFeed),
        typeof(IOfferFollowing),
        typeof(ITokenIssuer),
        typeof(IAccountSignIn),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        .. OfConnectors,
        typeof(ICallBudgets),
        typeof(ISharedAllowance),
        typeof(ICredentialStore),
        typeof(ICredentialAuditStore),
        typeof(ITenantStorage),
        typeof(ITenantDatabase),
        typeof(ITenantStore),
        typeof(IAppRegistrationStore),
        typeof(IAppRegistrationAuditStore),
        typeof(ITenantSettingsStore),
        typeof(IBlobStore),
        typeof(ISnapshotStore),
        typeof(ISnapshotTier),
        typeof(ILeases),
        typeof(IDoorbell),
        typeof(IDoorbellStore),
        typeof(IEventBus),
        typeof(IExchangeRateSource),
        typeof(IPricing),
        typeof(IVerificationPolicy),
        typeof(IReviewPolicy),
        typeof(ICancellationPolicy),
        typeof(IOrderGuard),
        typeof(IComplianceRules),
        typeof(IWarehouses),
        typeof(IBuyingAccountPolicy),
        typeof(IPurchaseGrouping),
        typeof(IUnboughtPolicy),
        typeof(IIdGenerator),
    ];

    /// <summary>What seams hand out, and can fail as a whole; the stores of a unit of work fail with it.</summary>
    public static IReadOnlyList<Type> HandedOut { get; } = [typeof(ITenantUnitOfWork), typeof(ILease)];
}

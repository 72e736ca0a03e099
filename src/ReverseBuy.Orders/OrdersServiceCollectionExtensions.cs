using Microsoft.Extensions.DependencyInjection.Extensions;
using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Orders.Cancellations;
using ReverseBuy.Orders.Capturing;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Completing;
using ReverseBuy.Orders.Explaining;
using ReverseBuy.Orders.Guarding;
using ReverseBuy.Orders.Placing;
using ReverseBuy.Orders.Purchasing;
using ReverseBuy.Orders.Questioning;
using ReverseBuy.Orders.Receiving;
using ReverseBuy.Orders.Reviewing;
using ReverseBuy.Orders.Shipping;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the feature. Hosts call <c>AddReverseBuy()</c>, which does.</summary>
public static class OrdersServiceCollectionExtensions
{
    /// <summary>Adds orders, procurement, warehouse and parcels.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="options">How orders are taken, bought and followed.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddReverseBuyOrders(this IServiceCollection services, OrdersOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(options);
        services.TryAddSingleton<OrdersMetrics>();
        services.TryAddSingleton<OrdersActivities>();
        services.TryAddSingleton<Changer>();

        services.TryAddSingleton<IVerificationPolicy, VerificationPolicy>();
        services.TryAddSingleton<IPricing, RatePricing>();
        services.TryAddSingleton<IExchangeRateSource, FixedRates>();
        services.TryAddSingleton<EvidenceBook>();
        services.TryAddSingleton<OrderPlacement>();
        services.TryAddSingleton<ICancellationPolicy, ReturnNothing>();
        services.TryAddSingleton<OrderGuards>();
        services.TryAddSingleton<OrderReview>();
        services.TryAddSingleton<OrderCancellation>();
        services.TryAddSingleton<OrderCompletion>();
        services.TryAddSingleton<OrderExplainer>();
        services.TryAddSingleton<IOrders, OrdersFacade>();

        services.TryAddSingleton<SystemQuestions>();
        services.TryAddSingleton<OrderQuestioning>();
        services.TryAddSingleton<IOrderQuestions, OrderQuestionsFacade>();

        services.TryAddSingleton<PaymentBooking>();
        services.TryAddSingleton<IPayments, PaymentsFacade>();

        services.TryAddSingleton<IUnboughtPolicy, RetryPolicy>();
        services.TryAddSingleton<IBuyingAccountPolicy, TenantAccount>();
        services.TryAddSingleton<IPurchaseGrouping, BuyAtOnce>();
        services.TryAddSingleton<PurchaseGathering>();
        services.TryAddSingleton<PurchasePlanner>();
        services.TryAddSingleton<PurchaseIntent>();
        services.TryAddSingleton<PurchaseCheck>();
        services.TryAddSingleton<UnboughtUnits>();
        services.TryAddSingleton<PurchaseAnswer>();
        services.TryAddSingleton<PurchaseSender>();
        services.TryAddSingleton<LostPurchase>();
        services.TryAddSingleton<UpstreamNews>();
        services.TryAddSingleton<UpstreamCancellation>();
        services.TryAddSingleton<UpstreamPayment>();
        services.TryAddSingleton<UpstreamRefunds>();
        services.TryAddSingleton<UpstreamFollowing>();
        services.TryAddSingleton<FoundUpstreamOrders>();
        services.TryAddSingleton<LatePurchase>();
        services.TryAddSingleton<OperatorHandover>();
        services.TryAddSingleton<OperatorMatching>();
        services.TryAddSingleton<IPurchaseDecisions, PurchaseDecisions>();
        services.TryAddSingleton<IOperatorQueue, OperatorQueue>();
        services.TryAddSingleton<IProcurement, ProcurementFacade>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantWorker, ProcurementWorker>());
        services.AddEventHandler<OrderStateChanged, BuyOnApproval>(BuyOnApproval.Name);
        services.AddEventHandler<QuestionClosed, BuyOnAnswer>(BuyOnAnswer.Name);
        services.AddEventHandler<UnitsUnbought, UnboughtFollowing>(UnboughtFollowing.Name);
        services.AddTimerHandler<OperatorWindow>(OperatorWindow.Name);

        services.TryAddSingleton<PackageAnnouncement>();
        services.TryAddSingleton<PackageIntake>();
        services.TryAddSingleton<IWarehouse, WarehouseFacade>();

        services.TryAddSingleton<ParcelRequests>();
        services.TryAddSingleton<ParcelDesk>();
        services.TryAddSingleton<IParcels, ParcelsFacade>();
        return services;
    }
}

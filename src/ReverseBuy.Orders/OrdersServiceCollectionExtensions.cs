using Microsoft.Extensions.DependencyInjection.Extensions;
using ReverseBuy.Following;
using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Orders.Cancellations;
using ReverseBuy.Orders.Capturing;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Completing;
using ReverseBuy.Orders.Erasing;
using ReverseBuy.Orders.Explaining;
using ReverseBuy.Orders.Guarding;
using ReverseBuy.Orders.OnHold;
using ReverseBuy.Orders.Finding;
using ReverseBuy.Orders.Holding;
using ReverseBuy.Orders.Photographing;
using ReverseBuy.Orders.Placing;
using ReverseBuy.Orders.Purchasing;
using ReverseBuy.Orders.Questioning;
using ReverseBuy.Orders.Receiving;
using ReverseBuy.Orders.Reviewing;
using ReverseBuy.Orders.Shipping;
using ReverseBuy.Orders.Windows;
using ReverseBuy.Orders.Waiting;
using ReverseBuy.Payments;
using ReverseBuy.Privacy;
using ReverseBuy.Procurement;
using ReverseBuy.Tenancy;

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
        services.TryAddSingleton<OrderTimers>();
        services.TryAddSingleton<FulfilmentClocks>();
        services.TryAddSingleton<Changer>();

        services.TryAddSingleton<IVerificationPolicy, VerificationPolicy>();
        services.TryAddSingleton<IPricing, RatePricing>();
        services.TryAddSingleton<IExchangeRateSource, FixedRates>();
        services.TryAddSingleton<OrderAdmission>();
        services.TryAddSingleton<EvidenceBook>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, EvidenceBook>(provider => provider.GetRequiredService<EvidenceBook>()));
        services.TryAddSingleton<UnverifiedLines>();
        services.TryAddSingleton<OrderPlacement>();
        services.TryAddSingleton<ICancellationPolicy, ReturnNothing>();
        services.TryAddSingleton<OrderGuards>();
        services.TryAddSingleton<ReviewCompliance>();
        services.TryAddSingleton<OrderReview>();
        services.TryAddSingleton<OrderCancellation>();
        services.TryAddSingleton<OrderCompletion>();
        services.TryAddSingleton<OrderExplainer>();
        services.TryAddSingleton<AggregateExplainer>();
        services.TryAddSingleton<IExplanations, ExplanationsFacade>();
        services.TryAddSingleton<IOrders, OrdersFacade>();

        services.TryAddSingleton<SystemQuestions>();
        services.TryAddSingleton<OrderQuestioning>();
        services.TryAddSingleton<IOrderQuestions, OrderQuestionsFacade>();

        services.TryAddSingleton<OrderHolding>();
        services.TryAddSingleton<IOrderHolds, OrderHoldsFacade>();
        services.AddTimerHandler<PaymentWindowEnd>(OrderTimerNames.PaymentWindow);
        services.AddTimerHandler<AnswerWindowEnd>(OrderTimerNames.AnswerWindow);
        services.AddTimerHandler<CompletionTime>(OrderTimerNames.Completion);
        services.AddTimerHandler<HoldEnd>(OrderTimerNames.HoldEnd);

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
        services.AddEventHandler<OrderStateChanged, BuyOnApproval>(BuyOnApproval.Name, options => options.When = BuyOnApproval.Wants);
        services.AddEventHandler<QuestionClosed, BuyOnAnswer>(BuyOnAnswer.Name);
        services.AddEventHandler<UnitsUnbought, UnboughtFollowing>(UnboughtFollowing.Name);
        services.AddTimerHandler<OperatorWindow>(OperatorWindow.Name);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHintHandler<UpstreamOrderHint>, UpstreamHints>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHintHandler<DomesticTrackingHint>, UpstreamHints>());

        services.TryAddSingleton<PackageAnnouncement>();
        services.TryAddSingleton<PackageIntake>();
        services.TryAddSingleton<PackageInspection>();
        services.TryAddSingleton<CustomerAnnouncement>();
        services.TryAddSingleton<PackageMatching>();
        services.TryAddSingleton<PackageReports>();
        services.TryAddSingleton<IPackages, PackagesFacade>();
        services.TryAddSingleton<FoundStock>();
        services.TryAddSingleton<FoundItemDesk>();
        services.TryAddSingleton<IFoundItems, FoundItemsFacade>();
        services.TryAddSingleton<UnitDesk>();
        services.TryAddSingleton<IUnitDecisions, UnitDecisionsFacade>();
        services.TryAddSingleton<IPhotos, PhotosFacade>();
        services.TryAddSingleton<HoldDesk>();
        services.TryAddSingleton<IHolds, HoldsFacade>();
        services.TryAddSingleton<IWarehouse, WarehouseFacade>();

        services.AddTimerHandler<StorageReminder>(FulfilmentTimers.Storage);
        services.AddTimerHandler<StorageDisposal>(FulfilmentTimers.StorageDisposal);
        services.AddTimerHandler<UnclaimedDisposal>(FulfilmentTimers.Unclaimed);
        services.AddTimerHandler<FreightWindow>(FulfilmentTimers.FreightWindow);
        services.AddTimerHandler<HoldOver>(FulfilmentTimers.HoldOver);

        services.TryAddSingleton<ParcelRequests>();
        services.TryAddSingleton<ParcelFreight>();
        services.TryAddSingleton<IComplianceRules, NoComplianceRules>();
        services.TryAddSingleton<ParcelCompliance>();
        services.TryAddSingleton<ParcelPacking>();
        services.TryAddSingleton<ParcelStops>();
        services.TryAddSingleton<CarrierReports>();
        services.TryAddSingleton<ParcelClaimDesk>();
        services.TryAddSingleton<IRecipients, RecipientsFacade>();
        services.TryAddSingleton<CustomerErasing>();
        services.TryAddSingleton<IPersonalData, PersonalDataDesk>();
        services.TryAddSingleton<IParcelDesk, ParcelDeskFacade>();
        services.TryAddSingleton<IParcelClaims, ParcelClaimsFacade>();
        services.TryAddSingleton<IParcels, ParcelsFacade>();
        return services;
    }
}

using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Auditing;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Fulfilment;
using ReverseBuy.Procurement;
using ReverseBuy.Schemas;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Leaks.Tests.Facades;

/// <summary>What a composed host has that hosts call: every public contract that our features serve, but for those that are named here with a reason.</summary>
internal static class Composed
{
    private static readonly string[] Features = ["ReverseBuy", "ReverseBuy.Orders", "ReverseBuy.Inventory", "ReverseBuy.Messaging", "ReverseBuy.Tenancy"];

    /// <summary>Contracts that our features serve and no host calls for a tenant.</summary>
    public static IReadOnlyDictionary<Type, string> NotCalled { get; } = new Dictionary<Type, string>
    {
        [typeof(IIdGenerator)] = "hosts replace it; the kit does",
        [typeof(IConnectors)] = "tells of connectors, of no tenant",
        [typeof(IWarehouses)] = "hosts replace it",
        [typeof(IExchangeRateSource)] = "hosts replace it",
        [typeof(IPricing)] = "hosts replace it",
        [typeof(IVerificationPolicy)] = "hosts replace it",
        [typeof(ICancellationPolicy)] = "hosts replace it",
        [typeof(IComplianceRules)] = "hosts replace it",
        [typeof(IBuyingAccountPolicy)] = "hosts replace it",
        [typeof(IPurchaseGrouping)] = "hosts replace it",
        [typeof(IUnboughtPolicy)] = "hosts replace it",
        [typeof(IStockHolds)] = "belongs to a unit of work, which is its tenant's; orders call it",
        [typeof(IEventBus)] = "background work calls it, which is an operation",
        [typeof(IEventDispatcher)] = "the bus calls it",
        [typeof(IDoorbell)] = "storages and background work call it",
        [typeof(IBackgroundWork)] = "tells whether it is on",
        [typeof(ITenantWorker)] = "background work, which is an operation",
        [typeof(ITenantData)] = "the deletion of tenants calls it, which is an operation",
        [typeof(ICredentialUses)] = "connectors and callbacks call it; what it counts is read through the audit",
        [typeof(ICurrentTenant)] = "facades read it",
        [typeof(ITenantScopeFactory)] = "the kit enters tenants by it",
        [typeof(ITenantMigrations)] = "is for all tenants at once",
    };

    public static IReadOnlyList<Type> FacadesOf(IServiceCollection services) =>
    [
        .. Contracts(services).Where(contract => !NotCalled.ContainsKey(contract)).Distinct().OrderBy(contract => contract.Name, StringComparer.Ordinal),
    ];

    public static IEnumerable<Type> Contracts(IServiceCollection services) => services
        .Where(service => !service.IsKeyedService && service.ServiceType is { IsInterface: true, IsPublic: true, IsGenericType: false } && service.ServiceType.Assembly == typeof(IOrders).Assembly)
        .Where(service => Features.Contains((service.ImplementationType ?? service.ImplementationInstance?.GetType() ?? service.ImplementationFactory!.Method.DeclaringType!).Assembly.GetName().Name))
        .Select(service => service.ServiceType);
}

using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Fulfilment;
using ReverseBuy.Health;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Privacy;
using ReverseBuy.Procurement;
using ReverseBuy.Schemas;
using ReverseBuy.Protection;
using ReverseBuy.Settings;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Testing.Tests.Seams;

/// <summary>
/// Every public interface of the abstractions is a seam, and then it has a fake and a chaos twin, or it says here why it is none. A new one needs a row, here or in
/// <see cref="ReverseBuySeams"/>.
/// </summary>
public sealed class SeamListTests
{
    private const string Facade = "A facade: hosts call it, and nobody else implements it.";
    private const string PartOfAUnitOfWork = "A part of a unit of work or a view, which the twin of the storage gives twins of.";
    private const string WhatIsTested = "A host's own code, called by ReverseBuy: it is what a test of the host tests, and no stand-in is wanted for it.";
    private const string Inner = "Served by a feature of ReverseBuy for another one; no host or provider implements it.";
    private const string OfDatabases = "What a database provider brings for its schema, its servers and its files: a host in memory has none of it, and the providers' own tests let it fail.";
    private const string Registration = "A builder: it is called while a host is put together.";
    private const string Value = "A kind of value, and no service.";

    private static readonly Dictionary<Type, string> s_others = new()
    {
        [typeof(IWarehouse)] = Facade,
        [typeof(IPackages)] = Facade,
        [typeof(IPhotos)] = Facade,
        [typeof(IFoundItems)] = Facade,
        [typeof(IUnitDecisions)] = Facade,
        [typeof(IParcels)] = Facade,
        [typeof(IParcelDesk)] = Facade,
        [typeof(IParcelClaims)] = Facade,
        [typeof(IRecipients)] = Facade,
        [typeof(IPersonalData)] = Facade,
        [typeof(IOrders)] = Facade,
        [typeof(IOrderQuestions)] = Facade,
        [typeof(IOrderHolds)] = Facade,
        [typeof(IHolds)] = Facade,
        [typeof(IExplanations)] = Facade,
        [typeof(IPayments)] = Facade,
        [typeof(IProcurement)] = Facade,
        [typeof(IOperatorQueue)] = Facade,
        [typeof(IPurchaseDecisions)] = Facade,
        [typeof(IShadowInventory)] = Facade,
        [typeof(ICatalogue)] = Facade,
        [typeof(ISupplierQuotes)] = Facade,
        [typeof(IDescriptions)] = Facade,
        [typeof(IOfferChanges)] = Facade,
        [typeof(IParkedWork)] = Facade,
        [typeof(ITenants)] = Facade,
        [typeof(ITenantScopeFactory)] = Facade,
        [typeof(IConnectors)] = Facade,
        [typeof(IMarketplaceSearch)] = Facade,
        [typeof(IAppRegistrationDesk)] = Facade,
        [typeof(ITenantLifecycle)] = Facade,
        [typeof(ITenantArchive)] = Facade,
        [typeof(ITenantMigrations)] = Facade,
        [typeof(ITenantSettings)] = Facade,
        [typeof(ICredentialAudit)] = Facade,
        [typeof(ICurrentTenant)] = Inner,
        [typeof(IAppRegistrations)] = Inner,
        [typeof(ITenantGate)] = Inner,
        [typeof(ICredentialUses)] = Inner,
        [typeof(IEffectiveSettings)] = Inner,
        [typeof(IHostSettings)] = Inner,
        [typeof(IBackgroundWork)] = Inner,
        [typeof(IEventDispatcher)] = Inner,
        [typeof(IOrderVerification)] = Inner,
        [typeof(IStockHolds)] = Inner,
        [typeof(ISnapshotListener)] = Inner,
        [typeof(IEventHandler<>)] = WhatIsTested,
        [typeof(ITimerHandler)] = WhatIsTested,
        [typeof(ITenantWorker)] = WhatIsTested,
        [typeof(IHintHandler<>)] = WhatIsTested,
        [typeof(ITenantSeed)] = WhatIsTested,
        [typeof(IHealthProbe)] = WhatIsTested,
        [typeof(ITenantSchema)] = OfDatabases,
        [typeof(IMigrationLedger)] = OfDatabases,
        [typeof(ITenantServers)] = OfDatabases,
        [typeof(ITenantContent)] = OfDatabases,
        [typeof(ISecretProtection)] = OfDatabases,
        [typeof(ITenantData)] = OfDatabases,
        [typeof(ITenantView)] = PartOfAUnitOfWork,
        [typeof(IOrderReader)] = PartOfAUnitOfWork,
        [typeof(IOrderStore)] = PartOfAUnitOfWork,
        [typeof(IPurchaseOrderReader)] = PartOfAUnitOfWork,
        [typeof(IPurchaseOrderStore)] = PartOfAUnitOfWork,
        [typeof(IPackageReader)] = PartOfAUnitOfWork,
        [typeof(IPackageStore)] = PartOfAUnitOfWork,
        [typeof(IParcelReader)] = PartOfAUnitOfWork,
        [typeof(IParcelStore)] = PartOfAUnitOfWork,
        [typeof(IFoundItemReader)] = PartOfAUnitOfWork,
        [typeof(IFoundItemStore)] = PartOfAUnitOfWork,
        [typeof(IRecipientReader)] = PartOfAUnitOfWork,
        [typeof(IRecipientStore)] = PartOfAUnitOfWork,
        [typeof(IHoldReader)] = PartOfAUnitOfWork,
        [typeof(IHoldStore)] = PartOfAUnitOfWork,
        [typeof(IMoneyReader)] = PartOfAUnitOfWork,
        [typeof(IMoneyStore)] = PartOfAUnitOfWork,
        [typeof(IHistoryReader)] = PartOfAUnitOfWork,
        [typeof(IHistoryStore)] = PartOfAUnitOfWork,
        [typeof(ITimelineReader)] = PartOfAUnitOfWork,
        [typeof(ITimelineStore)] = PartOfAUnitOfWork,
        [typeof(IOutboxReader)] = PartOfAUnitOfWork,
        [typeof(IOutboxStore)] = PartOfAUnitOfWork,
        [typeof(IInboxReader)] = PartOfAUnitOfWork,
        [typeof(IInboxStore)] = PartOfAUnitOfWork,
        [typeof(ITimerReader)] = PartOfAUnitOfWork,
        [typeof(ITimerStore)] = PartOfAUnitOfWork,
        [typeof(IReceivedReader)] = PartOfAUnitOfWork,
        [typeof(IReceivedStore)] = PartOfAUnitOfWork,
        [typeof(IIdempotencyReader)] = PartOfAUnitOfWork,
        [typeof(IIdempotencyStore)] = PartOfAUnitOfWork,
        [typeof(IReverseBuyBuilder)] = Registration,
        [typeof(IConnectorBuilder)] = Registration,
        [typeof(IReverseBuyHostFactory)] = Registration,
        [typeof(IReverseBuyEvent)] = Value,
        [typeof(IEntityId<>)] = Value,
    };

    [Fact]
    public void Every_interface_is_a_seam_or_says_why_it_is_none() => Assert.Equal(
        Sorted(typeof(IConnectors).Assembly.GetExportedTypes().Where(type => type.IsInterface)),
        Sorted([.. ReverseBuySeams.All, .. ReverseBuySeams.HandedOut, .. s_others.Keys]));

    [Fact]
    public void What_is_called_a_part_of_a_unit_of_work_is_handed_out_by_one()
    {
        var handedOut = new[] { typeof(ITenantUnitOfWork), typeof(ITenantView) }.SelectMany(type => type.GetProperties().Select(property => property.PropertyType)).Append(typeof(ITenantView));
        Assert.Empty(s_others.Where(row => row.Value == PartOfAUnitOfWork).Select(row => row.Key).Except(handedOut));
    }

    private static IEnumerable<string> Sorted(IEnumerable<Type> types) => types.Select(type => type.FullName!).Order(StringComparer.Ordinal);
}

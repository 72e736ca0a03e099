using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Auditing;
using ReverseBuy.Connectors;
using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Settings;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;
using ReverseBuy.Testing.Storage;

namespace ReverseBuy.Testing.Tenancy;

/// <summary>A host with the storage under test.</summary>
internal sealed class LifeHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public LifeHost(Action<IReverseBuyBuilder> store)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IDoorbell>(Doorbell);
        var builder = services.AddReverseBuy(options => options.Tenancy.ChangesInterval = TimeSpan.FromMilliseconds(10));
        store(builder);
        services.AddSingleton<ITenantSeed, NotingSeed>();
        Power.StandBefore<ITenantStore>(services);
        Power.StandBefore<ITenantDatabase>(services);
        Power.StandBefore<ITenantSeed>(services);
        Power.StandBefore<ITenantData>(services);
        Power.StandBefore<ITenantServers>(services);
        Power.StandBefore<ITenantContent>(services);
        _services = services.BuildServiceProvider();
    }

    public RecordingDoorbell Doorbell { get; } = new();

    public PowerCut Power { get; } = new();

    public ITenantLifecycle Life => Get<ITenantLifecycle>();

    public TService Get<TService>()
        where TService : notnull => _services.GetRequiredService<TService>();

    /// <summary>Something of a tenant at each place that a storage has.</summary>
    public async Task FillAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var unit = await Get<ITenantStorage>().BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (unit.ConfigureAwait(false))
        {
            await unit.Orders.AddAsync(StorageSamples.Order(1), cancellationToken).ConfigureAwait(false);
            await unit.Recipients.AddAsync(StorageSamples.Recipient(1), cancellationToken).ConfigureAwait(false);
            await unit.PurchaseOrders.AddAsync(StorageSamples.Purchase(1, 1), cancellationToken).ConfigureAwait(false);
            await unit.Packages.AddAsync(StorageSamples.Package(1, 1), cancellationToken).ConfigureAwait(false);
            await unit.Parcels.AddAsync(StorageSamples.Parcel(1, 1), cancellationToken).ConfigureAwait(false);
            await unit.FoundItems.AddAsync(StorageSamples.Found(1), cancellationToken).ConfigureAwait(false);
            await unit.Money.AddAsync(StorageSamples.Entry(1, StorageSamples.OrderKey(1)), cancellationToken).ConfigureAwait(false);
            await unit.History.AddAsync(StorageSamples.Transition(StorageSamples.OrderKey(1), 1), cancellationToken).ConfigureAwait(false);
            await unit.Inbox.AddAsync(StorageSamples.Mark(1, "mail"), cancellationToken).ConfigureAwait(false);
            await unit.Holds.AddAsync(StorageSamples.Hold(1), cancellationToken).ConfigureAwait(false);
            await unit.Outbox.AddAsync(StorageSamples.Envelope(1) with { Tenant = tenant }, cancellationToken).ConfigureAwait(false);
            await unit.Idempotency.AddAsync(StorageSamples.Command("key-1"), cancellationToken).ConfigureAwait(false);
            await unit.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        await Get<ISnapshotStore>().SaveManyAsync(tenant, [new KeyedSnapshot(Samples.Key(tenant), new Snapshot(Samples.Full(), Samples.Noon))], cancellationToken).ConfigureAwait(false);
        await Get<ICredentialStore>().SaveAsync(tenant, Samples.Marketplace, Samples.Account, new AccountCredentials("secret-token"), new Actor(ActorKind.Host, "test"), cancellationToken).ConfigureAwait(false);
        await Get<ICredentialAuditStore>().AddUsesAsync(
            tenant, [new CountedCredentialUse(Samples.Marketplace, Samples.Account, CredentialPurpose.Call, Samples.Noon, 12, 1)], DateTimeOffset.MinValue, cancellationToken).ConfigureAwait(false);
        await Get<IAppRegistrationAuditStore>().AddUsesAsync(
            [new CountedAppRegistrationUse(Samples.Marketplace, "500001", tenant, Samples.Noon, 7, 2)], DateTimeOffset.MinValue, cancellationToken).ConfigureAwait(false);
        await Get<ITenantSettingsStore>().TrySaveAsync(
            tenant,
            new TenantSettings { Languages = ["en", "pt-BR"], Quotas = new QuotaSettings { OrdersADay = 40 } },
            new SettingsChange(1, Samples.Noon, new Actor(ActorKind.Operator, "o-7"), [new SettingDifference("languages", null, "en, pt-BR"), new SettingDifference("quotas.ordersADay", null, "40")]),
            cancellationToken).ConfigureAwait(false);
        await Get<IDoorbellStore>().WriteAsync([new DoorbellRing(tenant, WorkerNames.Outbox, IsPromise: false, Samples.Noon, Guid.Empty)], [], cancellationToken).ConfigureAwait(false);
        await Get<ILeases>().TryAcquireAsync(tenant, "worker:outbox", TimeSpan.FromMinutes(5), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Recipient?> FindRecipientAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        using (Get<ITenantScopeFactory>().Enter(tenant))
        {
            return await Get<IRecipients>().FindAsync(StorageSamples.RecipientId(1), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A command like any other, through its facade.</summary>
    public async Task<RecipientId> CommandAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        using (Get<ITenantScopeFactory>().Enter(tenant))
        {
            return await Get<IRecipients>().SaveAsync(
                new CustomerId("customer-2"), new ImportData { Name = "N", AddressLines = ["A"], City = "C", Country = "DE" }, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<bool> IsSeededAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var view = await Get<ITenantStorage>().ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Timers.FindAsync(NotingSeed.Note, cancellationToken).ConfigureAwait(false) is not null;
        }
    }

    public async Task<IReadOnlyList<Order>> OrdersAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var view = await Get<ITenantStorage>().ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Orders.ListAsync(new OrderQuery(), cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

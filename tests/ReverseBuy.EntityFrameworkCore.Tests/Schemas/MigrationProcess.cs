using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Schemas;
using ReverseBuy.Tenancy;
using ReverseBuy.Testing;

namespace ReverseBuy.EntityFrameworkCore.Tests.Schemas;

/// <summary>
/// A process that runs migrations on a host's storage, and can be killed: from its fatal step on nothing that it calls is done any more, whatever it still tries.
/// </summary>
internal sealed class MigrationProcess : IMigrationLedger, ITenantSchema, ITenantStore
{
    private readonly IStorageHost _host;
    private readonly ServiceProvider _services;
    private readonly Lock _gate = new();
    private readonly List<TenantId> _begun = [];
    private readonly List<TenantId> _changed = [];
    private int _steps;

    public MigrationProcess(IStorageHost host, int? fatalStep = null)
    {
        _host = host;
        FatalStep = fatalStep;
        var services = new ServiceCollection();
        services.AddSingleton<IMigrationLedger>(this);
        services.AddSingleton<ITenantSchema>(this);
        services.AddSingleton<ITenantStore>(this);
        services.AddSingleton<IIdGenerator>(new SeededIdGenerator(1));
        services.AddSingleton(TimeProvider.System);
        services.AddReverseBuyTenancy(new TenancyOptions());
        _services = services.BuildServiceProvider();
    }

    public ITenantMigrations Migrations => _services.GetRequiredService<ITenantMigrations>();

    /// <summary>How many steps were taken: two for each call, one before it and one after.</summary>
    public int Steps => _steps;

    /// <summary>Whether it was killed.</summary>
    public bool IsDead => _steps >= FatalStep;

    /// <summary>The tenants whose migration was begun, in that order.</summary>
    public IReadOnlyList<TenantId> Begun => _begun;

    /// <summary>The tenants whose databases were changed, in the order in which that was done.</summary>
    public IReadOnlyList<TenantId> Changed => _changed;

    /// <summary>What happens when a migration begins.</summary>
    public Func<TenantId, Task>? OnMigrating { get; init; }

    public IReadOnlyList<string> Versions => _host.Schema.Versions;

    public bool IsShared => _host.Tenants.IsShared;

    private int? FatalStep { get; }

    public ValueTask<IReadOnlyList<MigrationRecord>> ListAsync(CancellationToken cancellationToken) => CallAsync(() => _host.Ledger.ListAsync(cancellationToken));

    public ValueTask<MigrationClaimAttempt> ClaimAsync(TenantId tenant, MigrationRunId run, TimeSpan duration, CancellationToken cancellationToken) =>
        CallAsync(() => _host.Ledger.ClaimAsync(tenant, run, duration, cancellationToken));

    public ValueTask<bool> RenewAsync(MigrationClaim claim, TimeSpan duration, CancellationToken cancellationToken) =>
        CallAsync(() => _host.Ledger.RenewAsync(claim, duration, cancellationToken));

    public ValueTask<bool> CloseAsync(MigrationClaim claim, MigrationEnd end, CancellationToken cancellationToken) =>
        CallAsync(() => _host.Ledger.CloseAsync(claim, end, cancellationToken));

    public async ValueTask NoteAsync(TenantId tenant, string version, CancellationToken cancellationToken) =>
        await CallAsync(async () =>
        {
            await _host.Ledger.NoteAsync(tenant, version, cancellationToken);
            return true;
        });

    public ValueTask<string?> FindVersionAsync(TenantId tenant, CancellationToken cancellationToken) =>
        CallAsync(() => _host.Schema.FindVersionAsync(tenant, cancellationToken));

    public ValueTask<SchemaChange> MigrateAsync(TenantId tenant, CancellationToken cancellationToken) => CallAsync(async () =>
    {
        lock (_gate)
        {
            _begun.Add(tenant);
        }

        await (OnMigrating?.Invoke(tenant) ?? Task.CompletedTask);
        var change = await _host.Schema.MigrateAsync(tenant, cancellationToken);
        if (change.HasChanged)
        {
            lock (_gate)
            {
                _changed.Add(tenant);
            }
        }

        return change;
    });

    public ValueTask<Tenant?> FindAsync(TenantId tenant, CancellationToken cancellationToken) => CallAsync(() => _host.Tenants.FindAsync(tenant, cancellationToken));

    ValueTask<IReadOnlyList<Tenant>> ITenantStore.ListAsync(CancellationToken cancellationToken) => CallAsync(() => _host.Tenants.ListAsync(cancellationToken));

    public async ValueTask SaveAsync(Tenant tenant, CancellationToken cancellationToken) =>
        await CallAsync(async () =>
        {
            await _host.Tenants.SaveAsync(tenant, cancellationToken);
            return true;
        });

    public ValueTask<ChangedTenant?> ChangeAsync(TenantId tenant, Func<Tenant, Tenant?> change, CancellationToken cancellationToken) =>
        CallAsync(() => _host.Tenants.ChangeAsync(tenant, change, cancellationToken));

    public async ValueTask RemoveAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await CallAsync(async () =>
        {
            await _host.Tenants.RemoveAsync(tenant, cancellationToken);
            return true;
        });

    public ValueTask<IReadOnlyList<TenantChange>> ListChangesAsync(long? after, CancellationToken cancellationToken) =>
        CallAsync(() => _host.Tenants.ListChangesAsync(after, cancellationToken));

    private async ValueTask<TResult> CallAsync<TResult>(Func<ValueTask<TResult>> call)
    {
        Step();
        var result = await call();
        Step();
        return result;
    }

    private void Step()
    {
        if (Interlocked.Increment(ref _steps) >= FatalStep)
        {
            throw new KilledException();
        }
    }
}

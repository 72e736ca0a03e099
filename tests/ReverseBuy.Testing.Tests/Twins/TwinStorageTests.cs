using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;
using ReverseBuy.Testing.Xunit.Tests.Credentials;
using ReverseBuy.Testing.Xunit.Tests.Leases;
using ReverseBuy.Testing.Xunit.Tests.Messaging;
using ReverseBuy.Testing.Xunit.Tests.Snapshots;
using ReverseBuy.Testing.Xunit.Tests.Storage;

namespace ReverseBuy.Testing.Tests.Twins;

// Behind a fake that is told nothing and a twin without a plan, storage keeps every promise that it keeps without them.
public sealed class TwinTenantStorageTests : InMemoryTenantStorageSuite
{
    protected override int HoldSequences => 50;

    protected override async ValueTask<ITenantStorage> MakeAsync(IDoorbell doorbell, IReadOnlyList<TenantId> tenants) => Between.Of(await base.MakeAsync(Between.Of(doorbell), tenants));
}

public sealed class TwinLeaseTests : InMemoryLeaseSuite
{
    protected override async ValueTask<ILeases> MakeAsync() => Between.Of(await base.MakeAsync());
}

public sealed class TwinDoorbellStoreTests : InMemoryDoorbellStoreSuite
{
    protected override async ValueTask<IDoorbellStore> MakeAsync() => Between.Of(await base.MakeAsync());
}

public sealed class TwinSnapshotStoreTests : InMemorySnapshotStoreSuite
{
    protected override async ValueTask<ISnapshotStore> MakeAsync(IReadOnlyList<TenantId> tenants) => Between.Of(await base.MakeAsync(tenants));
}

public sealed class TwinCredentialStoreTests : InMemoryCredentialStoreSuite
{
    protected override async ValueTask<ICredentialStore> MakeAsync(IReadOnlyList<TenantId> tenants) => Between.Of(await base.MakeAsync(tenants));
}

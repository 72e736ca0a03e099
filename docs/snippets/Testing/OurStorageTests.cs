using ReverseBuy.Messaging;
using ReverseBuy.Storage;
using ReverseBuy.Testing;

namespace ReverseBuy.Snippets.Testing;

public sealed class OurStorageTests(OurDatabase database) : TenantStorageSuite
{
    // An empty storage in which these tenants are known. It rings this doorbell.
    protected override async ValueTask<ITenantStorage> MakeAsync(IDoorbell doorbell, IReadOnlyList<TenantId> tenants) =>
        await database.OpenAsync(doorbell, tenants);

    // How long the sequences against a model take is for you to say.
    protected override int HoldSequences => 100;

    protected override async ValueTask OnDisposeAsync() => await database.DropAsync();
}

public abstract class OurDatabase
{
    public abstract Task<ITenantStorage> OpenAsync(IDoorbell doorbell, IReadOnlyList<TenantId> tenants);

    public abstract Task DropAsync();
}

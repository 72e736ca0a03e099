using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Blobs.FileSystem.Tests;

public sealed class InMemoryBlobStoreTests : BlobStoreSuite
{
    private ServiceProvider? _services;

    public override async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }
    }

    protected override IBlobStore Make(params TenantId[] tenants)
    {
        var builder = new Builder();
        builder.UseInMemory();
        _services = builder.Services.BuildServiceProvider();
        foreach (var tenant in tenants)
        {
            Assert.True(_services.GetRequiredService<ITenantDatabase>().PrepareAsync(tenant, Token).IsCompletedSuccessfully);
        }

        return _services.GetRequiredService<IBlobStore>();
    }
}

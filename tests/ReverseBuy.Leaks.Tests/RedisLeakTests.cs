using ReverseBuy.Leaks.Tests.Hosting;

namespace ReverseBuy.Leaks.Tests;

/// <summary>Storage in memory, and in Redis what nodes share: snapshots, calls, leases.</summary>
public sealed class RedisLeakTests() : FacadeLeaks(Engine.Redis, tenants: 20, operations: 300), IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await EngineSite.Redis.StartAsync();
        EngineSite.Redis.Require();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

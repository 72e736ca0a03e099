using ReverseBuy.Leaks.Tests.Hosting;

namespace ReverseBuy.Leaks.Tests;

/// <summary>With few tenants: making their databases takes most of the time.</summary>
public sealed class PostgreSqlLeakTests() : FacadeLeaks(Engine.PostgreSql, tenants: 3, operations: 100), IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await EngineSite.PostgreSql.StartAsync();
        EngineSite.PostgreSql.Require();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

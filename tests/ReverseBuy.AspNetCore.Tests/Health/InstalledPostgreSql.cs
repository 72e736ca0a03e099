using ReverseBuy.Servers;

namespace ReverseBuy.AspNetCore.Tests.Health;

/// <summary>Whether tests may start servers of PostgreSQL: where one is up or required, it is installed.</summary>
public sealed class InstalledPostgreSql : IAsyncLifetime
{
    private readonly TestServer _server = new("postgresql", 25432);

    /// <summary>Skips the test when there is none.</summary>
    public void Require() => _server.Require();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await _server.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

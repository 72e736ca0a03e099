using ReverseBuy.Servers;

[assembly: AssemblyFixture(typeof(ReverseBuy.EntityFrameworkCore.Tests.PostgreSql.TwoServers))]

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>A second PostgreSQL server, started when the first test asks for it.</summary>
public sealed class TwoServers : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private PrivateServer? _second;

    public async Task<string> SecondAsync()
    {
        await _starting.WaitAsync(CancellationToken.None);
        try
        {
            if (_second is null)
            {
                var second = PrivateServer.NewPostgreSql();
                await second.StartAsync();
                _second = second;
            }

            return $"Host=127.0.0.1;Port={_second.Port};Username=postgres";
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_second is not null)
        {
            await _second.DisposeAsync();
        }

        _starting.Dispose();
    }
}

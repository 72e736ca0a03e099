using ReverseBuy.Servers;
using StackExchange.Redis;

[assembly: AssemblyFixture(typeof(ReverseBuy.Redis.Tests.Support.SharedRedis))]

namespace ReverseBuy.Redis.Tests.Support;

/// <summary>The Redis of these tests, which share it by different prefixes of their keys.</summary>
public sealed class SharedRedis : IAsyncLifetime
{
    private readonly TestServer _server = new("redis", 26379);

    public string Configuration => $"127.0.0.1:{_server.Port}";

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Skips the test when there is no server and none was required.</summary>
    public void Require() => _server.Require();

    /// <summary>A part of it that no other test has.</summary>
    public async Task<RedisSite> OpenAsync()
    {
        Require();
        return new RedisSite(await ConnectionMultiplexer.ConnectAsync(Configuration), Configuration);
    }
}

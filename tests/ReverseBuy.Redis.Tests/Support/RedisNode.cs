using ReverseBuy.Inventory;
using ReverseBuy.Redis.Connection;
using ReverseBuy.Redis.Leases;
using ReverseBuy.Redis.Snapshots;

namespace ReverseBuy.Redis.Tests.Support;

/// <summary>What one node of a host has of Redis, with a connection of its own.</summary>
internal sealed class RedisNode : IAsyncDisposable
{
    private readonly RedisTelemetry _telemetry = new();
    private readonly SnapshotNews _news;

    /// <param name="configuration">Where Redis is.</param>
    /// <param name="prefix">What its keys begin with.</param>
    /// <param name="time">The clock by which it pauses.</param>
    /// <param name="answers">The clock by which it waits for answers of Redis: the real one, unless a test lets Redis be late.</param>
    /// <param name="configure">Changes the options.</param>
    public RedisNode(string configuration, string prefix, TimeProvider time, TimeProvider? answers = null, Action<RedisOptions>? configure = null)
    {
        // Answers of a real Redis come when they come; only tests of late ones mind, and these have a clock of their own.
        Options = new RedisOptions { KeyPrefix = prefix, CommandTimeout = answers is null ? TimeSpan.FromMinutes(1) : TimeSpan.FromMilliseconds(250) };
        configure?.Invoke(Options);
        Keys = new RedisKeys(Options);
        Server = new RedisServer(new RedisEndpoint(configuration, Options), Options, _telemetry, answers ?? TimeProvider.System, Written.For<RedisServer>());
        Leases = new RedisLeases(Server, Keys, new RandomIds(), time, Written.For<RedisLeases>());
        _news = new SnapshotNews(Server, Keys, new RandomIds(), time);
        Snapshots = new RedisSnapshotTier(Server, Keys, _news, Options, Written.For<RedisSnapshotTier>());
    }

    public RedisOptions Options { get; }

    public RedisKeys Keys { get; }

    public RedisServer Server { get; }

    public RedisLeases Leases { get; }

    public ISnapshotTier Snapshots { get; }

    public WrittenLog Written { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _news.DisposeAsync();
        await Server.DisposeAsync();
        _telemetry.Dispose();
    }
}

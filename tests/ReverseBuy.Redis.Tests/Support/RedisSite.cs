using System.Globalization;
using StackExchange.Redis;

namespace ReverseBuy.Redis.Tests.Support;

/// <summary>A test's own keys on a server, by their prefix; removed in the end. It can let time pass for them.</summary>
public sealed class RedisSite(IConnectionMultiplexer connection, string configuration, string? prefix = null) : IAsyncDisposable
{
    public string Prefix { get; } = prefix ?? $"t{Guid.NewGuid():N}";

    public string Configuration => configuration;

    public IDatabase Database => connection.GetDatabase();

    public ISubscriber Subscriber => connection.GetSubscriber();

    private IServer Server => connection.GetServers()[0];

    public async Task<IReadOnlyList<RedisKey>> KeysAsync(string pattern = "*")
    {
        var keys = new List<RedisKey>();
        await foreach (var key in Server.KeysAsync(pattern: $"{Prefix}:{pattern}"))
        {
            keys.Add(key);
        }

        return keys;
    }

    /// <summary>Microseconds by the clock of Redis.</summary>
    public async Task<long> NowAsync()
    {
        var now = (RedisResult[])(await Database.ExecuteAsync("TIME"))!;
        return ((long)now[0] * 1_000_000) + (long)now[1];
    }

    /// <summary>How many connections listen to a channel.</summary>
    public async Task<long> ListenersAsync(RedisChannel channel) =>
        (long)((RedisResult[])(await Database.ExecuteAsync("PUBSUB", "NUMSUB", channel.ToString()))!)[1];

    /// <summary>Brings the ends of keys nearer: to Redis it is all the same whether its clock goes on or they do.</summary>
    public async Task ElapseAsync(string pattern, TimeSpan time)
    {
        foreach (var key in await KeysAsync(pattern))
        {
            await Database.ScriptEvaluateAsync(
                """
                local left = redis.call('PTTL', KEYS[1])
                if left >= 0 then
                  redis.call('PEXPIRE', KEYS[1], left - ARGV[1])
                end
                """,
                [key],
                [((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)]);
        }
    }

    /// <summary>Lets time pass for the calls of accounts.</summary>
    public async Task ElapseCallsAsync(TimeSpan time)
    {
        foreach (var key in await KeysAsync("*:calls:*"))
        {
            await Database.ScriptEvaluateAsync(
                """
                local moments = redis.call('HGETALL', KEYS[1])
                for field = 1, #moments, 2 do
                  redis.call('HSET', KEYS[1], moments[field], string.format('%.0f', moments[field + 1] - ARGV[1]))
                end
                """,
                [key],
                [((long)time.TotalMicroseconds).ToString(CultureInfo.InvariantCulture)]);
        }
    }

    public async Task LoseEverythingAsync() => await Database.KeyDeleteAsync([.. await KeysAsync()]);

    public async ValueTask DisposeAsync()
    {
        await LoseEverythingAsync();
        await connection.DisposeAsync();
    }
}

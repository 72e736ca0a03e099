using StackExchange.Redis;

namespace ReverseBuy.Redis.Connection;

/// <summary>Where Redis is: a configuration of which we make the connection, or a connection that the host made and keeps.</summary>
internal sealed class RedisEndpoint
{
    private readonly ConfigurationOptions? _configuration;
    private readonly IConnectionMultiplexer? _connection;

    public RedisEndpoint(string configuration, RedisOptions options) => _configuration = Read(configuration, options);

    public RedisEndpoint(IConnectionMultiplexer connection) => _connection = connection;

    public async Task<IConnectionMultiplexer> OpenAsync() =>
        _connection ?? await ConnectionMultiplexer.ConnectAsync(_configuration!).ConfigureAwait(false);

    /// <summary>Closes what <see cref="OpenAsync"/> made; the host's own stays open.</summary>
    public async ValueTask CloseAsync(Task<IConnectionMultiplexer> opening)
    {
        if (_connection is not null || opening.IsFaulted)
        {
            return;
        }

        // Whoever stops does not wait for a connection that is still being made.
        var closing = CloseWhenOpenAsync(opening);
        if (opening.IsCompleted)
        {
            await closing.ConfigureAwait(false);
        }
    }

    private static async Task CloseWhenOpenAsync(Task<IConnectionMultiplexer> opening)
    {
        var opened = await opening.ConfigureAwait(false);
        await opened.DisposeAsync().ConfigureAwait(false);
    }

    private static ConfigurationOptions Read(string configuration, RedisOptions options)
    {
        ConfigurationOptions read;
        try
        {
            read = ConfigurationOptions.Parse(configuration);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // Not with the cause: its message may quote a part of the text, which may hold a password.
            throw new ConfigurationException("The configuration given to .UseRedis(…) cannot be read. Write it as redis.internal:6379,password=….");
        }

        if (read.EndPoints.Count == 0)
        {
            throw new ConfigurationException("The configuration given to .UseRedis(…) names no server. Write it as redis.internal:6379,password=….");
        }

        // A Redis that is down neither fails the start nor makes anybody wait in a line: what it shares can be had without it.
        read.AbortOnConnectFail = false;
        read.BacklogPolicy = BacklogPolicy.FailFast;
        read.ReconnectRetryPolicy = new ExponentialRetry((int)TimeSpan.FromMilliseconds(250).TotalMilliseconds, (int)TimeSpan.FromSeconds(5).TotalMilliseconds);
        read.AsyncTimeout = (int)options.CommandTimeout.TotalMilliseconds;
        read.ClientName ??= "ReverseBuy";
        return read;
    }
}

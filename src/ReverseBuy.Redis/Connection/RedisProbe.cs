using ReverseBuy.Health;

namespace ReverseBuy.Redis.Connection;

/// <summary>Whether Redis answers. An outage degrades the host and no more: nodes go on by themselves.</summary>
internal sealed class RedisProbe(RedisServer server) : IHealthProbe
{
    private const string Purpose = "health";

    public string Name => "redis";

    public async ValueTask<HealthReading> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await server.AskAsync(Purpose, redis => redis.GetDatabase().PingAsync(), cancellationToken).ConfigureAwait(false);
            return HealthReading.Healthy("Redis answers.");
        }
        catch (ReverseBuyException exception)
        {
            return HealthReading.Degraded($"Redis does not answer ({exception.Code}). What nodes share is not shared until it does; look after it.");
        }
    }
}

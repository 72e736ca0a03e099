using ReverseBuy.Health;
using ReverseBuy.Redis.Connection;
using ReverseBuy.Redis.Tests.Support;

namespace ReverseBuy.Redis.Tests.Connection;

public sealed class RedisProbeTests(SharedRedis shared)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_redis_that_dies_degrades_a_node_and_its_address_is_not_told()
    {
        await using var redis = await PrivateRedis.StartedAsync(shared);
        await using var node = new RedisNode(redis.Configuration, "test", TimeProvider.System);
        var probe = new RedisProbe(node.Server);
        Assert.Equal(HealthReading.Healthy("Redis answers."), await probe.ReadAsync(Token));

        await redis.KillAsync();

        var reading = await probe.ReadAsync(Token);
        Assert.Equal(HealthState.Degraded, reading.State);
        Assert.StartsWith("Redis does not answer (redis.unavailable).", reading.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", reading.Reason, StringComparison.Ordinal);
    }
}

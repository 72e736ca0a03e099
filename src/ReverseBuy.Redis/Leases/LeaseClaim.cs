using StackExchange.Redis;

namespace ReverseBuy.Redis.Leases;

/// <summary>Who wants or holds which lease.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Name">The name of the lease.</param>
/// <param name="Key">Where Redis keeps it; also the channel that tells of its return.</param>
/// <param name="Owner">What nobody else has, and no other claim of the same node.</param>
/// <param name="Milliseconds">How long it is wanted for.</param>
internal sealed record LeaseClaim(TenantId Tenant, string Name, string Key, string Owner, long Milliseconds)
{
    public RedisChannel Channel => RedisChannel.Literal(Key);
}

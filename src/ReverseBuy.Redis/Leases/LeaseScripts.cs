namespace ReverseBuy.Redis.Leases;

/// <summary>What Redis decides about leases, each in one step that nothing comes between.</summary>
internal static class LeaseScripts
{
    /// <summary>
    /// Takes a lease, if it is free. The number is at least the time in microseconds, by the clock of Redis: it rises also when a restart has lost the last one.
    /// Keys: the lease, the tenant's last number. Arguments: the owner, the duration in milliseconds. Answer: the number, or 0; for how long it is still held.
    /// </summary>
    public const string Take = """
        if redis.call('EXISTS', KEYS[1]) == 1 then
          return {0, redis.call('PTTL', KEYS[1])}
        end
        local now = redis.call('TIME')
        local fence = math.max(tonumber(redis.call('GET', KEYS[2]) or '0') + 1, now[1] * 1000000 + now[2])
        redis.call('SET', KEYS[2], string.format('%.0f', fence))
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return {fence, 0}
        """;

    /// <summary>Lets a lease last longer, if its owner still holds it. Key: the lease. Arguments: the owner, the duration in milliseconds. Answer: whether.</summary>
    public const string Renew = """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then
          return 0
        end
        return redis.call('PEXPIRE', KEYS[1], ARGV[2])
        """;

    /// <summary>Gives a lease back, if its owner still holds it. Key: the lease. Argument: the owner. Answer: whether.</summary>
    public const string Return = """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then
          return 0
        end
        return redis.call('DEL', KEYS[1])
        """;
}

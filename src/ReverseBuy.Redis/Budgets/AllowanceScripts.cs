namespace ReverseBuy.Redis.Budgets;

/// <summary>
/// What Redis decides about calls, each in one step that nothing comes between. An account is a hash of moments in microseconds by the clock of Redis:
/// <c>full</c>, when its bucket will be full again; <c>ban</c>, until when nobody calls; and for each lane, <c>0</c> for browsing to <c>4</c> for tokens, until
/// when somebody of it has a claim. When all of them have passed the bucket is full, and the hash is forgotten.
/// </summary>
internal static class AllowanceScripts
{
    /// <summary>
    /// Takes a call. Key: the account. Arguments: how long one call takes to come back, the burst, how much of it is kept from this lane, the lane, and how
    /// long whoever asks still waits. Answer: -1 when it is taken, else how long to wait. A claim outlasts the wait by a tenth of a refill, and by 100 milliseconds
    /// at least: whoever has it is not back in the very moment.
    /// </summary>
    public const string Take = Beginning + """
        local interval, burst, kept, lane, patience = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
        local ready = math.max(moment('ban'), moment('full') - (burst - 1 - kept) * interval)
        for other = lane + 1, 4 do
          ready = math.max(ready, moment(other))
        end
        if ready <= now then
          keep('full', math.max(moment('full'), now) + interval)
          redis.call('HDEL', KEYS[1], lane)
          return -1
        end
        if ready - now <= patience then
          keep(lane, ready + math.max(100000, math.floor(interval / 10)))
        end
        return ready - now
        """;

    /// <summary>Bans an account. Key: the account. Arguments: how long one call takes to come back, the burst, and the length of the ban.</summary>
    public const string Ban = Beginning + """
        local ban = math.max(moment('ban'), now + tonumber(ARGV[3]))
        keep('ban', ban)
        keep('full', math.max(moment('full'), ban + (tonumber(ARGV[2]) - 1) * tonumber(ARGV[1])))
        return 1
        """;

    // Lua writes large numbers with 14 digits unless told otherwise. A key lasts a minute longer than its moments, which never matters.
    private const string Beginning = """
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local function moment(field)
          return tonumber(redis.call('HGET', KEYS[1], field) or '0')
        end
        local function keep(field, until_)
          redis.call('HSET', KEYS[1], field, string.format('%.0f', until_))
          local lifetime = math.ceil((until_ - now) / 1000) + 60000
          if redis.call('PTTL', KEYS[1]) < lifetime then
            redis.call('PEXPIRE', KEYS[1], string.format('%.0f', lifetime))
          end
        end

        """;
}

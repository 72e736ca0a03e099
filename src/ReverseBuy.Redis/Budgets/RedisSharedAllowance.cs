using System.Globalization;
using ReverseBuy.Connectors;
using ReverseBuy.Redis.Connection;
using StackExchange.Redis;

namespace ReverseBuy.Redis.Budgets;

/// <summary>The calls of buying accounts, counted in Redis and by its clock.</summary>
internal sealed class RedisSharedAllowance(RedisServer server, RedisKeys keys) : ISharedAllowance
{
    private const string Purpose = "budgets";

    public async ValueTask<TimeSpan?> TakeAsync(CallAllowance allowance, CallLane lane, TimeSpan patience, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(allowance);
        var kept = lane is CallLane.Browse or CallLane.Refresh ? allowance.KeptForOrders : 0;
        RedisValue[] arguments = [IntervalOf(allowance), allowance.Burst, kept, (int)lane, Microseconds(patience)];
        var answer = (long)await AskAsync(AllowanceScripts.Take, allowance, arguments, cancellationToken).ConfigureAwait(false);
        return answer < 0 ? null : TimeSpan.FromMicroseconds(answer);
    }

    public async ValueTask BanAsync(CallAllowance allowance, TimeSpan length, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(allowance);
        RedisValue[] arguments = [IntervalOf(allowance), allowance.Burst, Microseconds(length)];
        await AskAsync(AllowanceScripts.Ban, allowance, arguments, cancellationToken).ConfigureAwait(false);
    }

    // Rounded up: never faster than the rate.
    private static string IntervalOf(CallAllowance allowance) =>
        Math.Max(1, Math.Ceiling(1_000_000 / allowance.CallsPerSecond)).ToString("F0", CultureInfo.InvariantCulture);

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    private ValueTask<RedisResult> AskAsync(string script, CallAllowance allowance, RedisValue[] arguments, CancellationToken cancellationToken) =>
        server.AskAsync(
            Purpose,
            redis => redis.GetDatabase().ScriptEvaluateAsync(script, [keys.Calls(allowance.Tenant, allowance.Marketplace, allowance.Account)], arguments),
            cancellationToken);
}

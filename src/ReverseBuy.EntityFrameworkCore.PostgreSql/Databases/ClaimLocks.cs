using System.Data.Common;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Npgsql;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>Makes whoever stores something new wait for whoever claims the same, and for whoever writes alone.</summary>
internal static class ClaimLocks
{
    /// <summary>
    /// Shares the lock that those take who write alone, and takes one for each claim. Everybody takes these in one order, so that no two wait for each other; claims
    /// whose hashes are equal wait for each other without need. They end with the transaction.
    /// </summary>
    /// <param name="claims">The claims.</param>
    /// <param name="alone">The lock of who writes alone.</param>
    /// <param name="patience">How long to wait, in milliseconds.</param>
    /// <param name="busy">What to throw when that was too short.</param>
    public static WriteOpening Opening(IReadOnlyList<string> claims, long alone, long patience, Func<Exception, Exception> busy)
    {
        // Columns are worked out from left to right.
        var text = new StringBuilder("SELECT set_config('lock_timeout', $1, true), pg_advisory_xact_lock_shared($2)");
        var values = new List<object> { patience.ToString(CultureInfo.InvariantCulture), alone };
        foreach (var (high, low) in claims.Select(HashOf).Order())
        {
            text.Append(CultureInfo.InvariantCulture, $", pg_advisory_xact_lock(${values.Count + 1}, ${values.Count + 2})");
            values.Add(high);
            values.Add(low);
        }

        return new WriteOpening(text.ToString(), values, exception => Explain(exception, busy));
    }

    private static Exception? Explain(DbException exception, Func<Exception, Exception> busy) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } ? busy(exception) : null;

    // Locks of two numbers never meet the one of a single number.
    private static (int High, int Low) HashOf(string claim)
    {
        var hash = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(claim));
        return ((int)(hash >> 32), (int)hash);
    }
}

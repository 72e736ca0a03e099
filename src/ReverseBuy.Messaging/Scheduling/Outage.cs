using System.Data.Common;

namespace ReverseBuy.Messaging.Scheduling;

/// <summary>Tells failures of something that is away for a while from failures that stay until somebody mends them.</summary>
internal static class Outage
{
    /// <summary>
    /// Whether it, or what it came of, says of itself that it passes: a database that cannot be reached, is starting or has too many connections; a lock that was not to be had; a file that another
    /// program holds, of which SQLite's provider says no more than a code.
    /// </summary>
    public static bool IsCauseOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException { IsTransient: true } or ReverseBuyException { IsTransient: true } or TimeoutException || (cause is DbException failure && Remedy.IsHeldElsewhere(failure)))
            {
                return true;
            }
        }

        return false;
    }
}

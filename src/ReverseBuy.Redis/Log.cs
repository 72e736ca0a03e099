using Microsoft.Extensions.Logging;

namespace ReverseBuy.Redis;

/// <summary>Only the kind of a failure is written: messages of the client name keys, and through them accounts.</summary>
internal static partial class Log
{
    [LoggerMessage(8001, LogLevel.Warning, "Redis does not answer ({Failure}) and is left alone for a while. This node goes on without what nodes share; docs/redis.md tells what that means.")]
    public static partial void Left(ILogger logger, string failure);

    [LoggerMessage(8002, LogLevel.Information, "Redis answers again.")]
    public static partial void CameBack(ILogger logger);

    [LoggerMessage(8003, LogLevel.Warning, "The lease {Lease} of tenant {Tenant} could not be given back ({Failure}). It ends by itself; others wait for it until then.")]
    public static partial void LeaseNotReturned(ILogger logger, string tenant, string lease, string failure);

    [LoggerMessage(8004, LogLevel.Debug, "A shared snapshot of tenant {Tenant} cannot be read ({Failure}) and is passed over; it may be of a newer version.")]
    public static partial void SnapshotUnreadable(ILogger logger, string tenant, string failure);
}

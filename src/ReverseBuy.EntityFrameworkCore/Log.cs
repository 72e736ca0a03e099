using Microsoft.Extensions.Logging;

namespace ReverseBuy.EntityFrameworkCore;

internal static partial class Log
{
    [LoggerMessage(6101, LogLevel.Warning, "The lease {Lease} of tenant {Tenant} could not be given back ({Failure}). It ends by itself; others wait for it until then.")]
    public static partial void LeaseNotReturned(ILogger logger, string tenant, string lease, string failure);

    [LoggerMessage(6102, LogLevel.Warning, "The database of tenant {Tenant} is at schema {Version} now, and the ledger could not be told ({Failure}). The next run of migrations notes it.")]
    public static partial void VersionNotNoted(ILogger logger, string tenant, string version, string failure);
}

using Microsoft.Extensions.Logging;

namespace ReverseBuy.EntityFrameworkCore;

internal static partial class Log
{
    [LoggerMessage(6101, LogLevel.Warning, "The lease {Lease} of tenant {Tenant} could not be given back ({Failure}). It ends by itself; others wait for it until then.")]
    public static partial void LeaseNotReturned(ILogger logger, string tenant, string lease, string failure);
}

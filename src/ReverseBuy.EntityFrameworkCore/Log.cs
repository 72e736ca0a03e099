using Microsoft.Extensions.Logging;

namespace ReverseBuy.EntityFrameworkCore;

internal static partial class Log
{
    [LoggerMessage(6101, LogLevel.Warning, "The lease {Lease} of tenant {Tenant} could not be given back ({Failure}). It ends by itself; others wait for it until then.")]
    public static partial void LeaseNotReturned(ILogger logger, string tenant, string lease, string failure);

    [LoggerMessage(6102, LogLevel.Warning, "A message of marketplace {Marketplace} to tenant {Tenant} cannot be decrypted and is given up: the host's key ring changed, or the row was copied from elsewhere. What it was about is found by the sweep.")]
    public static partial void ReceivedUndecryptable(ILogger logger, string tenant, string marketplace);

    [LoggerMessage(6103, LogLevel.Error, "The secret of an app registration of marketplace {Marketplace} cannot be decrypted: the host's key ring changed. Its callbacks are refused until it is saved again.")]
    public static partial void RegistrationUndecryptable(ILogger logger, string marketplace);

    [LoggerMessage(6104, LogLevel.Warning, "The database of tenant {Tenant} is at schema {Version} now, and the ledger could not be told ({Failure}). The next run of migrations notes it.")]
    public static partial void VersionNotNoted(ILogger logger, string tenant, string version, string failure);
}

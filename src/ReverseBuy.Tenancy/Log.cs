using Microsoft.Extensions.Logging;

namespace ReverseBuy.Tenancy;

internal static partial class Log
{
    [LoggerMessage(6501, LogLevel.Warning, "Changes of tenants cannot be read from the control database ({Failure}); what was known last holds, and it is asked again in {Delay}.")]
    public static partial void TenantsNotSeen(ILogger logger, TimeSpan delay, string failure);

    [LoggerMessage(6502, LogLevel.Information, "Changes of tenants are read again.")]
    public static partial void TenantsSeenAgain(ILogger logger);
}

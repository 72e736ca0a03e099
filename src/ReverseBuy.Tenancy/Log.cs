using Microsoft.Extensions.Logging;

namespace ReverseBuy.Tenancy;

internal static partial class Log
{
    [LoggerMessage(4101, LogLevel.Warning, "The app registrations could not be read anew ({Failure}). The last good copy serves; the next try is in {Delay}.")]
    public static partial void RegistrationsNotRenewed(ILogger logger, string failure, TimeSpan delay);
}

using Microsoft.Extensions.Logging;

namespace ReverseBuy.AspNetCore;

/// <summary>What a request said is never logged: it may hold a key, and is whatever an attacker likes.</summary>
internal static partial class Log
{
    [LoggerMessage(4201, LogLevel.Debug, "A request was refused: the tenant cannot be served, because {Because}.")]
    public static partial void Refused(ILogger logger, string because);

    [LoggerMessage(4202, LogLevel.Warning, "A request was refused: it names two tenants. Look whether a client mixes the host name of one with the key or the claim of another.")]
    public static partial void Ambiguous(ILogger logger);

    [LoggerMessage(4203, LogLevel.Warning, "A request was put off: this process does not know the tenant, and the control database cannot be asked. See to it; tenants that are known are served.")]
    public static partial void Undecided(ILogger logger);
}

using Microsoft.Extensions.Logging;

namespace ReverseBuy.AspNetCore.Callbacks;

/// <summary>Callbacks are told by marketplace and tenant, never by content or address: what is forged is counted and not logged, or whoever sends it writes our logs.</summary>
internal static partial class Log
{
    [LoggerMessage(9301, LogLevel.Warning, "A genuine callback of marketplace {Marketplace} cannot be read and was acknowledged: {Reason} What it was about is found by the sweep.")]
    public static partial void Unreadable(ILogger logger, string marketplace, string reason);

    [LoggerMessage(9302, LogLevel.Warning, "A callback of marketplace {Marketplace} could not be stored for tenant {Tenant} ({Failure}).")]
    public static partial void NotStored(ILogger logger, string marketplace, string tenant, string failure);

    [LoggerMessage(9303, LogLevel.Warning, "A callback could not be taken in ({Code}); the gateway is asked to come again.")]
    public static partial void NotTaken(ILogger logger, string code);

    [LoggerMessage(9304, LogLevel.Error, "A callback could not be written into the spool ({Failure}); the gateway is asked to come again. See to the folder.")]
    public static partial void NotSpooled(ILogger logger, string failure);

    [LoggerMessage(9305, LogLevel.Warning, "The spool of callbacks is full; gateways are asked to come again.")]
    public static partial void SpoolFull(ILogger logger);

    [LoggerMessage(9306, LogLevel.Warning, "{Count} callback(s) waited in the spool for too long and were deleted. What they were about is found by the sweep.")]
    public static partial void SpooledExpired(ILogger logger, int count);

    [LoggerMessage(9307, LogLevel.Warning, "The spool of callbacks could not be replayed ({Failure}); it is tried again.")]
    public static partial void NotReplayed(ILogger logger, string failure);
}

using Microsoft.Extensions.Logging;

namespace ReverseBuy;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "ReverseBuy starts. Seams: {Seams}. Connectors: {Connectors}.")]
    public static partial void Started(ILogger logger, string seams, string connectors);

    [LoggerMessage(2, LogLevel.Warning, "{Provider}: {Warning}")]
    public static partial void ProviderWarns(ILogger logger, string provider, string warning);
}

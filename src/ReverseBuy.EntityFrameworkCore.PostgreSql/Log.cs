using Microsoft.Extensions.Logging;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql;

internal static partial class Log
{
    [LoggerMessage(6201, LogLevel.Information, "Database {Database} was created.")]
    public static partial void DatabaseCreated(ILogger logger, string database);

    [LoggerMessage(6202, LogLevel.Information, "Database {Database} is brought to migration {Migration}.")]
    public static partial void Migrating(ILogger logger, string database, string migration);

    [LoggerMessage(6203, LogLevel.Information, "Database {Database} was copied from {Source} to {Target}; both are equal.")]
    public static partial void DatabaseCopied(ILogger logger, string database, string source, string target);

    [LoggerMessage(6204, LogLevel.Information, "Database {Database} was made on {Server}, to be copied for new tenants.")]
    public static partial void TemplateMade(ILogger logger, string database, string server);

    [LoggerMessage(6205, LogLevel.Warning, "Database {Database} on {Server} could not be made or copied ({Failure}). New tenants' databases are migrated in the ordinary way, which takes longer.")]
    public static partial void TemplateNotUsed(ILogger logger, string database, string server, string failure);
}

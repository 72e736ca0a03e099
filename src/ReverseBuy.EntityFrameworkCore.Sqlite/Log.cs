using Microsoft.Extensions.Logging;

namespace ReverseBuy.EntityFrameworkCore.Sqlite;

internal static partial class Log
{
    [LoggerMessage(6001, LogLevel.Information, "The data folder {Folder} is open and belongs to this process.")]
    public static partial void FolderOpened(ILogger logger, string folder);

    [LoggerMessage(6002, LogLevel.Information, "Database {Database} is brought to migration {Migration}.")]
    public static partial void Migrating(ILogger logger, string database, string migration);
}

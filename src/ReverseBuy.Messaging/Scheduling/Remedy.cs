using System.Data.Common;

namespace ReverseBuy.Messaging.Scheduling;

/// <summary>Tells people what to do about a failed run, as far as what a database said tells it.</summary>
internal static class Remedy
{
    private const string ReadOnly = "The database takes no writes: have its server, role, file or disk take them again.";
    private const string Damaged = "What is stored is damaged or not whole: restore the database from its backup.";
    private const string Full = "The disk of the database is full: make room.";
    private const string Away = "The database cannot be reached or opened: see to it and its server. Nothing else has to be done.";

    /// <summary>A sentence; empty when nothing is known beyond what failed.</summary>
    public static string For(Exception exception) => Cause(exception) switch
    {
        { SqlState: "25006" } => ReadOnly,
        { SqlState: "53100" } => Full,
        { SqlState: { } state } when state.StartsWith("XX", StringComparison.Ordinal) || state.StartsWith("42", StringComparison.Ordinal) || state.StartsWith("3F", StringComparison.Ordinal) => Damaged,
        { SqlState: { } state, IsTransient: false } when state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal) => string.Empty,
        { SqlState: not null } or { IsTransient: true } => Away,
        { } embedded => ForEmbedded(embedded.ErrorCode),
        null => string.Empty,
    };

    /// <summary>What the database said, when that was the cause.</summary>
    public static DbException? Cause(Exception? exception)
    {
        while (exception is not (null or DbException))
        {
            exception = exception.InnerException;
        }

        return exception as DbException;
    }

    // SQLite has no standard states; its provider gives its primary result code.
    private static string ForEmbedded(int code) => code switch
    {
        5 or 6 or 10 or 14 => Away,
        8 => ReadOnly,
        1 or 11 or 26 => Damaged,
        13 => Full,
        _ => string.Empty,
    };
}

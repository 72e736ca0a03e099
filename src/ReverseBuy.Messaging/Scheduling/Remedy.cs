using System.Data.Common;
using System.Globalization;

namespace ReverseBuy.Messaging.Scheduling;

/// <summary>Tells people what to do about a failed run, as far as what a database said tells it.</summary>
internal static class Remedy
{
    private const string ReadOnly = "The database takes no writes: have its server, role, file or disk take them again.";
    private const string Damaged = "What is stored is damaged or not whole: restore the database from its backup.";
    private const string Full = "The disk of the database is full: make room.";
    private const string Away = "The database cannot be reached or opened: see to it and its server. Nothing else has to be done.";

    // SQLite has no standard states, and its provider tells its result code in the text only: "SQLite Error 11: '…'."
    private const string Embedded = "SQLite Error ";

    /// <summary>A sentence; empty when nothing is known beyond what failed.</summary>
    public static string For(Exception exception) => Cause(exception) switch
    {
        null => string.Empty,
        { SqlState: { } state } failure => ForState(state, failure.IsTransient),
        { IsTransient: true } => Away,
        var failure when IsHeldElsewhere(failure) => Away,
        var failure => EmbeddedCode(failure) switch
        {
            8 => ReadOnly,
            1 or 11 or 26 => Damaged,
            13 => Full,
            _ => string.Empty,
        },
    };

    /// <summary>What the database called the failure, when a database was the cause: never its text, which may quote what is stored.</summary>
    public static string? CodeOf(Exception exception) => Cause(exception) is { } failure
        ? failure.SqlState ?? (EmbeddedCode(failure) is { } code ? string.Create(CultureInfo.InvariantCulture, $"SQLite {code}") : null)
        : null;

    /// <summary>Whether a file could not be opened, read or locked: as a rule another program has it, such as a backup or a scanner for viruses, and lets it go again.</summary>
    public static bool IsHeldElsewhere(DbException failure) => failure.SqlState is null && EmbeddedCode(failure) is 5 or 6 or 10 or 14;

    private static string ForState(string state, bool isTransient) => state[..2] switch
    {
        "25" when state == "25006" => ReadOnly,
        "53" when state == "53100" => Full,
        "XX" or "42" or "3F" => Damaged,
        "22" or "23" when !isTransient => string.Empty,
        _ => Away,
    };

    private static DbException? Cause(Exception? exception)
    {
        while (exception is not (null or DbException))
        {
            exception = exception.InnerException;
        }

        return exception as DbException;
    }

    private static int? EmbeddedCode(DbException failure)
    {
        var text = failure.Message;
        if (!text.StartsWith(Embedded, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = text.AsSpan(Embedded.Length);
        var end = rest.IndexOf(':');
        return end > 0 && int.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
    }
}

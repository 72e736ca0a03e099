using System.Data.Common;
using System.Diagnostics;

namespace ReverseBuy.EntityFrameworkCore.Statements;

/// <summary>Tells whoever listens of batches that were run, as Entity Framework tells of its commands: it knows nothing of these.</summary>
internal static class StatementDiagnostics
{
    public const string ListenerName = "ReverseBuy.EntityFrameworkCore";
    public const string BatchExecuted = "BatchExecuted";

    private static readonly DiagnosticListener Listener = new(ListenerName);

    public static void Tell(DbConnection connection, DbTransaction? transaction, IReadOnlyList<(Statement Statement, object?[] Values)> statements)
    {
        if (Listener.IsEnabled(BatchExecuted))
        {
            Listener.Write(BatchExecuted, new ExecutedBatch(connection, transaction, statements));
        }
    }
}

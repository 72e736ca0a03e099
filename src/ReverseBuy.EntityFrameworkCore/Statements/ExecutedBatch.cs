using System.Data.Common;

namespace ReverseBuy.EntityFrameworkCore.Statements;

/// <summary>A batch that was run. Its values may be personal data: they are for measuring, and for nothing that is kept.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Transaction">The transaction, if there was one.</param>
/// <param name="Statements">What was run, in its order.</param>
internal sealed record ExecutedBatch(DbConnection Connection, DbTransaction? Transaction, IReadOnlyList<(Statement Statement, object?[] Values)> Statements);

using Npgsql;

namespace ReverseBuy.OrderLoad.Recording;

/// <summary>Statements that went to the server together, with their parameters.</summary>
/// <param name="Statements">The statements; more than one where they were a batch.</param>
internal sealed record Trip(IReadOnlyList<(string Text, IReadOnlyList<NpgsqlParameter> Parameters)> Statements);

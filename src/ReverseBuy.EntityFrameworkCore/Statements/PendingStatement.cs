namespace ReverseBuy.EntityFrameworkCore.Statements;

/// <summary>A statement that waits to be sent with others.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Values">What it is given.</param>
/// <param name="Row">The row that it writes; <see langword="null"/> where it cannot meet another one.</param>
internal sealed record PendingStatement(Statement Statement, object?[] Values, object? Row);

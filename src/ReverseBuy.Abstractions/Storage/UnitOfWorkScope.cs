using ReverseBuy.Inventory;
using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>
/// All that a unit of work has in common with others, when it stores an aggregate that nobody else knows yet: its command, and stock. Whatever else it writes
/// belongs to that aggregate.
/// </summary>
/// <param name="Command">The key of the command.</param>
/// <param name="Stock">The stock it looks at and holds.</param>
public sealed record UnitOfWorkScope(IdempotencyKey Command, IReadOnlyList<StockKey> Stock);

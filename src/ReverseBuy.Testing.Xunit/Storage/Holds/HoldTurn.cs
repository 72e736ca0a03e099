namespace ReverseBuy.Testing.Storage.Holds;

/// <summary>What is done in one unit of work, and whether it is committed.</summary>
internal sealed record HoldTurn(IReadOnlyList<HoldAction> Actions, bool IsCommitted);

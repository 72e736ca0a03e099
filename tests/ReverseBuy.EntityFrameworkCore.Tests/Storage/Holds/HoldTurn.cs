namespace ReverseBuy.EntityFrameworkCore.Tests.Storage.Holds;

/// <summary>What is done in one unit of work, and whether it is committed.</summary>
public sealed record HoldTurn(IReadOnlyList<HoldAction> Actions, bool IsCommitted);

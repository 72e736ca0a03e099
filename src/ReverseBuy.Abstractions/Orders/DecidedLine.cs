using ReverseBuy.Inventory;

namespace ReverseBuy.Orders;

/// <summary>A verified line, and what the policy decided about it.</summary>
/// <param name="Line">What was found.</param>
/// <param name="Decision">What follows from it.</param>
public sealed record DecidedLine(VerifiedLine Line, VerificationDecision Decision);

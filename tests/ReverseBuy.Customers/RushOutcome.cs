namespace ReverseBuy.Customers;

/// <summary>What became of many customers who wanted the same.</summary>
/// <param name="Sold">How many have it.</param>
/// <param name="Told">How many were told that too few are left.</param>
/// <param name="Oversold">How many times more was held than the newest observation allows.</param>
public sealed record RushOutcome(int Sold, int Told, int Oversold);

namespace ReverseBuy.Abstractions.Tests;

/// <summary>An amount that is a whole number of minor units.</summary>
public sealed record SettledMoney(Money Value);

namespace ReverseBuy.Abstractions.Tests;

/// <summary>A type of a host's own that holds money.</summary>
public sealed record PricedQuote(Money Price, Currency SettledIn);

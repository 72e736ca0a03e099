namespace ReverseBuy.Abstractions.Tests;

/// <summary>Weights that can be allocated by: none negative, at least one positive.</summary>
public sealed record Weights(IReadOnlyList<decimal> Values)
{
    public override string ToString() => string.Join(' ', Values);
}

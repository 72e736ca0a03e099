namespace ReverseBuy.Fulfilment;

/// <summary>What was counted in a package.</summary>
/// <param name="Units">What was found of each order line; no line twice.</param>
/// <param name="WeightGrams">The weight of the package in grams.</param>
public sealed record Inspection(IReadOnlyList<InspectedUnits> Units, int WeightGrams);

using ReverseBuy.Blobs;

namespace ReverseBuy.Fulfilment;

/// <summary>What was counted in a package.</summary>
/// <param name="Units">What was found of each order line; no line twice.</param>
/// <param name="WeightGrams">The weight of the package in grams.</param>
public sealed record Inspection(IReadOnlyList<InspectedUnits> Units, int WeightGrams)
{
    /// <summary>What was found beside, or all of it where a customer had goods sent here without an order. It becomes found items.</summary>
    public IReadOnlyList<FoundGoods> Found { get; init; } = [];

    /// <summary>Photos that were taken (see <see cref="IPhotos"/>).</summary>
    public IReadOnlyList<BlobId> Photos { get; init; } = [];
}

namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>A buyable variant. A listing without variants has one of id 0 and no options.</summary>
internal sealed record Sku(
    long Id, string SpecId, IReadOnlyList<SkuOption> Options, long PriceFen, int Stock, int Warehouse, int Index, int WeightGrams);

namespace ReverseBuy.Crash.Agency;

/// <summary>Something to be bought, and the least quantity that the seller gives away.</summary>
internal sealed record Goods(string Marketplace, string Listing, string Sku, int Lot);

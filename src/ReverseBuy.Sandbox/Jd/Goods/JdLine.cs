namespace ReverseBuy.Sandbox.Jd.Goods;

/// <summary>A SKU, how many of it, and the price that was named with it, if one was.</summary>
internal sealed record JdLine(JdSku Sku, int Quantity, decimal? Price);

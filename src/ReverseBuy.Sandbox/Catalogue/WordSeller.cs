namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>A seller's company name (1688) and shop name (Taobao), and where it sends from.</summary>
internal sealed record WordSeller(string Company, string Shop, string Province, string City);

namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>A listing as it stands in the catalogue, before changed prices and stock.</summary>
internal sealed record Listing
{
    public required string Marketplace { get; init; }

    public required long Id { get; init; }

    public required string Title { get; init; }

    public required string TitleEnglish { get; init; }

    public required WordFamily Family { get; init; }

    public required Seller Seller { get; init; }

    public required IReadOnlyList<Sku> Skus { get; init; }

    /// <summary>1688: 0 = no SKU, price by quantity; 1 = price by SKU; 2 = SKUs, price by quantity. Taobao and JD: 0 = no SKU, 1 = price by SKU.</summary>
    public required int QuoteType { get; init; }

    public required IReadOnlyList<PriceTier> Tiers { get; init; }

    public required int MinimumOrderQuantity { get; init; }

    /// <summary>Orders must be multiples of this; null when any quantity will do.</summary>
    public int? LotSize { get; init; }

    public required long PostFeeFen { get; init; }

    public required int MonthSold { get; init; }

    public bool HasSkus => QuoteType != 0;

    public string Url => Marketplace switch
    {
        Marketplaces.Taobao => $"https://item.taobao.com/item.htm?id={Id}",
        Marketplaces.Jd => $"https://item.jd.com/{Id}.html",
        _ => $"https://detail.1688.com/offer/{Id}.html",
    };
}

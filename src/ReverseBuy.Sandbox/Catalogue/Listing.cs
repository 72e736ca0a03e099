using System.Globalization;
using ReverseBuy.Sandbox.Pinduoduo;

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

    /// <summary>1688: 0 = no SKU, price by quantity; 1 = price by SKU; 2 = SKUs, price by quantity. The others: 0 = no SKU, 1 = price by SKU.</summary>
    public required int QuoteType { get; init; }

    public required IReadOnlyList<PriceTier> Tiers { get; init; }

    public required int MinimumOrderQuantity { get; init; }

    /// <summary>Orders must be multiples of this; null when any quantity will do.</summary>
    public int? LotSize { get; init; }

    public required long PostFeeFen { get; init; }

    public required int MonthSold { get; init; }

    public bool HasSkus => QuoteType != 0;

    /// <summary>What it is known by outside: its number, and at Pinduoduo its sign.</summary>
    public string PublicId => Marketplace == Marketplaces.Pinduoduo ? PinduoduoNames.SignOf(Id) : Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>What one of its SKUs is known by outside; empty for the only one of a listing without choices.</summary>
    public string PublicSkuId(Sku sku) =>
        sku.Id == 0 ? string.Empty : Marketplace == Marketplaces.Pinduoduo ? sku.SpecId : sku.Id.ToString(CultureInfo.InvariantCulture);

    public string Url => Marketplace switch
    {
        Marketplaces.Taobao => $"https://item.taobao.com/item.htm?id={Id}",
        Marketplaces.Jd => $"https://item.jd.com/{Id}.html",
        Marketplaces.Pinduoduo => $"https://jinbao.pinduoduo.com/goods-detail?s={PublicId}",
        _ => $"https://detail.1688.com/offer/{Id}.html",
    };
}

using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>product.search.queryProductDetail</c>.</summary>
internal sealed class ProductDetail() : Alibaba1688Api(
    "com.alibaba.fenxiao.crossborder", "product.search.queryProductDetail", "offerDetailParam")
{
    public override JsonNode Handle(ApiCall call)
    {
        var query = call.RequiredObject("offerDetailParam");
        var id = WireJson.Number(query, "offerId") ?? throw new ParameterException("offerId", missing: true);
        _ = WireJson.Text(query, "country") ?? throw new ParameterException("country", missing: true);
        return call.World.Catalogue.Find(Marketplaces.Alibaba1688, id) switch
        {
            null => Fail("404", "商品不存在"),
            { } listing when call.World.Market.IsDelisted(listing) => Fail("500", "商品已下架"),
            { } listing => Alibaba1688Envelopes.Crossborder(Detail(call.World, listing)),
        };
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.CrossborderFailure(code, message);

    private static JsonObject Detail(World world, Listing listing)
    {
        var detail = new JsonObject
        {
            ["offerId"] = listing.Id,
            ["categoryId"] = listing.Family.CategoryId,
            ["categoryName"] = listing.Family.Category,
            ["subject"] = listing.Title,
            ["subjectTrans"] = listing.TitleEnglish,
            ["description"] = world.Images.DescriptionOf(listing),
            ["mainVideo"] = null,
            ["productImage"] = new JsonObject { ["images"] = WireJson.Array(world.Images.UrlsOf(listing).Select(url => (JsonNode)url)) },
            ["productAttribute"] = new JsonArray(new JsonObject
            {
                ["attributeId"] = "2176",
                ["attributeName"] = "货源类别",
                ["attributeNameTrans"] = "Supply",
                ["value"] = "现货",
                ["valueTrans"] = "In stock",
            }),
            ["productSkuInfos"] = listing.HasSkus ? WireJson.Array(listing.Skus.Select(sku => SkuInfo(world, listing, sku))) : null,
            ["productSaleInfo"] = SaleInfo(world, listing),
            ["productShippingInfo"] = new JsonObject
            {
                ["sendGoodsAddressText"] = $"{listing.Seller.Province} {listing.Seller.City}",
                ["weight"] = listing.Family.WeightGrams / 1000m,
                ["length"] = 20.0,
                ["width"] = 15.0,
                ["height"] = 5.0,
                ["skuShippingInfoList"] = WireJson.Array(listing.Skus.Where(sku => sku.Id != 0).Select(sku => (JsonNode)new JsonObject
                {
                    ["skuId"] = sku.Id,
                    ["specId"] = sku.SpecId,
                    ["weight"] = sku.WeightGrams,
                })),
                ["skuShippingDetails"] = WireJson.Array(listing.Skus.Where(sku => sku.Id != 0).Select(sku => (JsonNode)new JsonObject
                {
                    ["skuId"] = sku.Id.ToString(CultureInfo.InvariantCulture),
                    ["weight"] = sku.WeightGrams / 1000m,
                    ["pkgSizeSource"] = "商家自填",
                })),
                ["shippingTimeGuarantee"] = "shipIn48Hours",
            },
            ["sellerOpenId"] = listing.Seller.OpenId,
            ["companyName"] = listing.Seller.Name,
            ["minOrderQuantity"] = listing.MinimumOrderQuantity,
            ["batchNumber"] = listing.LotSize,
            ["status"] = "published",
            ["sellerMixSetting"] = new JsonObject
            {
                ["generalHunpi"] = listing.Seller.Mix is not null,
                ["mixAmount"] = listing.Seller.Mix?.AmountYuan,
                ["mixNumber"] = listing.Seller.Mix?.Number,
            },
            ["soldOut"] = listing.MonthSold.ToString(CultureInfo.InvariantCulture),
            ["isSelect"] = "false",
            ["isJxhy"] = false,
            ["promotionUrl"] = listing.Url,
        };
        OfferExtras.AddToDetail(detail, listing);
        return detail;
    }

    private static JsonObject SaleInfo(World world, Listing listing) => new()
    {
        ["amountOnSale"] = listing.Skus.Sum(sku => world.Market.StockOf(listing, sku)),
        ["priceRangeList"] = WireJson.Array(listing.Tiers.Select(tier => (JsonNode)new JsonObject
        {
            ["startQuantity"] = tier.StartQuantity,
            ["price"] = WireJson.YuanText(world.Market.TierPrice(listing, tier)),
        })),
        ["quoteType"] = listing.QuoteType,
        ["unitInfo"] = new JsonObject { ["unit"] = listing.Family.Unit, ["transUnit"] = "piece" },
    };

    private static JsonObject SkuInfo(World world, Listing listing, Sku sku) => new()
    {
        ["amountOnSale"] = world.Market.StockOf(listing, sku),
        ["price"] = listing.QuoteType == 1 ? WireJson.YuanText(world.Market.PriceOf(listing, sku, 1)) : null,
        ["promotionPrice"] = null,
        ["retailPrice"] = null,
        ["cargoNumber"] = string.Empty,
        ["fenxiaoPriceInfo"] = null,
        ["skuId"] = sku.Id,
        ["specId"] = sku.SpecId,
        ["skuAttributes"] = WireJson.Array(sku.Options.Select((option, index) => (JsonNode)new JsonObject
        {
            ["attributeId"] = option.NameId,
            ["attributeName"] = option.Name,
            ["attributeNameTrans"] = option.NameEnglish,
            ["value"] = option.Value,
            ["valueTrans"] = option.ValueEnglish,
            ["skuImageUrl"] = index == 0 ? world.Images.UrlOf(listing, 1 + (sku.Index % PlaceholderImages.PerListing)) : null,
        })),
    };
}

using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>product.freight.estimate</c>: the freight that an order of the offer alone would have.</summary>
internal sealed class FreightEstimation() : Alibaba1688Api("com.alibaba.fenxiao.crossborder", "product.freight.estimate", "productFreightQueryParamsNew")
{
    public override JsonNode Handle(ApiCall call)
    {
        var query = call.RequiredObject("productFreightQueryParamsNew");
        var id = WireJson.Number(query, "offerId") ?? throw new ParameterException("offerId", missing: true);
        var total = WireJson.Number(query, "totalNum") ?? throw new ParameterException("totalNum", missing: true);
        foreach (var code in (string[])["toProvinceCode", "toCityCode", "toCountryCode"])
        {
            if (WireJson.Text(query, code) is not { Length: 6 } text || !text.All(char.IsAsciiDigit))
            {
                throw new ParameterException(code, missing: query[code] is null);
            }
        }

        if (call.World.Market.FindOnSale(Marketplaces.Alibaba1688, id) is not { } listing)
        {
            return Fail("404", "商品不存在");
        }

        var counted = query["logisticsSkuNumModels"] as JsonArray ?? throw new ParameterException("logisticsSkuNumModels", missing: true);
        var known = listing.Skus.Select(sku => sku.Id.ToString(CultureInfo.InvariantCulture)).ToHashSet(StringComparer.Ordinal);
        if (total < 1
            || counted.Any(entry => !known.Contains(WireJson.Text(entry, "skuId") ?? string.Empty))
            || (listing.HasSkus && counted.Sum(entry => WireJson.Number(entry, "number") ?? 0) != total))
        {
            return Fail("400", "totalNum or logisticsSkuNumModels invalid");
        }

        return Alibaba1688Envelopes.Crossborder(
            new JsonObject
            {
                ["offerId"] = listing.Id,
                ["freight"] = WireJson.YuanText(listing.PostFeeFen),
                ["freePostage"] = listing.PostFeeFen == 0,
                ["templateId"] = 2_324_342,
                ["templateType"] = listing.PostFeeFen == 0 ? 1 : 2,
                ["subTemplateType"] = 0,
                ["firstFee"] = WireJson.YuanText(listing.PostFeeFen),
                ["firstUnit"] = "1",
                ["nextFee"] = "0",
                ["nextUnit"] = "1",
                ["discount"] = null,
                ["chargeType"] = "0",
                ["singleProductWeight"] = listing.Family.WeightGrams / 1000m,
                ["sizeValueType"] = listing.HasSkus ? 2 : 1,
                ["productFreightSkuInfoModels"] = WireJson.Array(listing.Skus.Where(sku => listing.HasSkus).Select(sku => (JsonNode)new JsonObject
                {
                    ["skuId"] = sku.Id.ToString(CultureInfo.InvariantCulture),
                    ["singleSkuWeight"] = sku.WeightGrams / 1000m,
                })),
            },
            "S0000");
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.CrossborderFailure(code, message);
}

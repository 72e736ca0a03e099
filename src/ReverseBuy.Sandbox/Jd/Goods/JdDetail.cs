using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd.Goods;

/// <summary><c>api/product/getDetail</c>, for one SKU. Pictures of the description have no scheme, those of graphic pages are in style sheets alone.</summary>
internal sealed class JdDetail() : JdApi("api/product/getDetail", "sku", "queryExts")
{
    public override JsonObject Handle(ApiCall call)
    {
        var sku = JdSku.Required(call.World, [call.RequiredLong("sku")])[0];
        var extensions = (call.Optional("queryExts") ?? string.Empty).Split(',');
        var listing = sku.Listing;
        var url = call.World.Images.UrlOf(listing, 2);
        var isGraphic = listing.Id % 2 == 0;
        var detail = new JsonObject
        {
            ["sku"] = sku.Number,
            ["name"] = sku.Name,
            ["brandName"] = listing.Seller.Name,
            ["category"] = $"1315;1343;{listing.Family.CategoryId}",
            ["saleUnit"] = listing.Family.Unit,
            ["weight"] = (sku.Sku.WeightGrams / 1000m).ToString(CultureInfo.InvariantCulture),
            ["productArea"] = "中国大陆",
            ["upc"] = string.Empty,
            ["state"] = call.World.Market.IsDelisted(listing) ? 0 : 1,
            ["imagePath"] = sku.PictureOf(1),
            ["wareQD"] = $"{listing.Family.Noun} x1",
            ["param"] = $"<table><tr><td>类别</td><td>{WebUtility.HtmlEncode(listing.Family.Category)}</td></tr></table>",
            ["introduction"] = isGraphic
                ? $"<style>.a{{background-image:url({url})}}</style><div class=\"a\"></div>"
                : $"<div><p>{WebUtility.HtmlEncode(listing.Title)}</p><img src=\"//{url}\"></div>",
        };
        if (extensions.Contains("spuId", StringComparer.Ordinal))
        {
            detail["spuId"] = listing.Id;
        }

        if (extensions.Contains("LowestBuy", StringComparer.Ordinal))
        {
            detail["LowestBuy"] = listing.MinimumOrderQuantity;
        }

        return JdEnvelope.Success(detail);
    }
}

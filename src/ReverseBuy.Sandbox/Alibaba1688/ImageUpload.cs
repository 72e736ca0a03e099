using System.Buffers.Text;
using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>product.image.upload</c>. What a picture shows is decided by its bytes, so that it is the same every time.</summary>
internal sealed class ImageUpload() : Alibaba1688Api("com.alibaba.fenxiao.crossborder", "product.image.upload", "uploadImageParam")
{
    public override JsonNode Handle(ApiCall call)
    {
        var image = WireJson.Text(call.RequiredObject("uploadImageParam"), "imageBase64") is { Length: > 0 } text
            ? text
            : throw new ParameterException("imageBase64", missing: true);
        if (!Base64.IsValid(image))
        {
            return Fail("400", "图片解析失败");
        }

        var families = call.World.Catalogue.Listings
            .Where(listing => listing.Marketplace == Marketplaces.Alibaba1688)
            .Select(listing => listing.Family.Key)
            .Distinct()
            .Count();
        var id = (1_000_000_000_000_000_000 + Mixing.Number(image, 900_000_000_000_000_000)).ToString(CultureInfo.InvariantCulture);
        call.World.State.Alibaba1688Pictures[id] = (int)Mixing.Number(image + "/shows", families);
        return Alibaba1688Envelopes.Crossborder(id);
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.CrossborderFailure(code, message);
}

using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688.Refunds;

/// <summary><c>alibaba.trade.uploadRefundVoucher</c>: the picture is a part of its own, unsigned; JPEG of less than 1 MB.</summary>
internal sealed class UploadRefundVoucher() : Alibaba1688Api("com.alibaba.trade", "alibaba.trade.uploadRefundVoucher", Picture)
{
    public const string Domain = "https://cbu01.alicdn.com/";

    private const string Picture = "imageData";
    private const int Largest = 1024 * 1024;

    public override JsonNode Handle(ApiCall call)
    {
        if (!call.Files.TryGetValue(Picture, out var picture) || picture.Length >= Largest || !picture.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return Fail("4000", "imageData参数错误");
        }

        var path = $"img/ibank/{Mixing.Hex32(Convert.ToHexStringLower(picture.Span))}.jpg";
        call.World.State.Alibaba1688Vouchers.Add(Domain + path);
        return Alibaba1688Envelopes.Crossborder(new JsonObject { ["imageDomain"] = Domain, ["imageRelativeUrl"] = path });
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.CrossborderFailure(code, message);
}

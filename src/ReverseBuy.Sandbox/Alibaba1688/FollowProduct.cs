using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>alibaba.product.follow.crossborder</c> and <c>unfollow</c>: the other way to the same, with a number for an answer.</summary>
internal sealed class FollowProduct(bool follows) : Alibaba1688Api(
    "com.alibaba.product", follows ? "alibaba.product.follow.crossborder" : "alibaba.product.unfollow.crossborder", "productId")
{
    public override JsonNode Handle(ApiCall call)
    {
        var id = call.RequiredLong("productId");
        if (call.World.Catalogue.Find(Marketplaces.Alibaba1688, id) is null)
        {
            return Fail("404", "product not exist");
        }

        var followed = call.World.State.FollowedOffers;
        _ = follows ? followed.Add(id) : followed.Remove(id);
        return new JsonObject { ["code"] = 0, ["message"] = "success" };
    }

    public override JsonNode Fail(string code, string message) => new JsonObject
    {
        ["code"] = int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 500,
        ["message"] = message,
    };
}

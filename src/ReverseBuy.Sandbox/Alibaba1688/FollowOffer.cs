using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>
/// <c>product.kjdistribute.addRelation</c> and <c>removeRelation</c>: only offers that are followed have messages. Adding needs no token, removing
/// does.
/// </summary>
internal sealed class FollowOffer(bool follows) : Alibaba1688Api(
    "com.alibaba.fenxiao.crossborder", follows ? "product.kjdistribute.addRelation" : "product.kjdistribute.removeRelation", "offerId")
{
    public override bool NeedsToken => !follows;

    public override JsonNode Handle(ApiCall call)
    {
        var id = call.RequiredLong("offerId");
        if (call.World.Catalogue.Find(Marketplaces.Alibaba1688, id) is null)
        {
            return Fail("404", "商品不存在");
        }

        var followed = call.World.State.FollowedOffers;
        _ = follows ? followed.Add(id) : followed.Remove(id);
        return Answer(true, "success");
    }

    public override JsonNode Fail(string code, string message) => Answer(false, message);

    private static JsonObject Answer(bool success, string message) => new()
    {
        ["result"] = new JsonObject
        {
            ["success"] = success,
            ["msg"] = message,
            ["traceId"] = Mixing.Hex32(string.Create(CultureInfo.InvariantCulture, $"follow/{message}")),
        },
    };
}

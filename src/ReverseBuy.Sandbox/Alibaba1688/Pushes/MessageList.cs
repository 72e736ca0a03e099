using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Alibaba1688.Pushes;

/// <summary><c>push.cursor.messageList</c>: what no subscriber took; whatever it tells counts as taken. It needs no token.</summary>
internal sealed class MessageList() : Alibaba1688Api(
    "cn.alibaba.open", "push.cursor.messageList", "createStartTime", "createEndTime", "quantity", "type", "userInfo")
{
    public override bool NeedsToken => false;

    public override JsonNode Handle(ApiCall call)
    {
        var (from, until) = (Bound(call, "createStartTime"), Bound(call, "createEndTime"));
        var quantity = call.Whole("quantity", 20);
        if (quantity is < 20 or > 200)
        {
            throw new ParameterException("quantity", missing: false);
        }

        var missed = call.World.State.Pushes
            .Where(record => record.Marketplace == Marketplaces.Alibaba1688 && record.IsMissed)
            .Where(record => (from is null || record.At >= from) && (until is null || record.At <= until))
            .Where(record => call.Optional("type") is null || record.Kind == call.Optional("type"))
            .Where(_ => call.Optional("userInfo") is null or Alibaba1688Push.BuyerMemberId)
            .Take(quantity)
            .ToList();
        missed.ForEach(record => record.IsPulled = true);
        return new JsonObject { ["pushMessageList"] = WireJson.Array(missed.Select(record => Alibaba1688Push.MessageIn(record.Body))) };
    }

    public override JsonNode Fail(string code, string message) => new JsonObject { ["errorCode"] = code, ["errorMessage"] = message };

    private static DateTimeOffset? Bound(ApiCall call, string name) => call.Optional(name) is not { } text
        ? null
        : Alibaba1688Time.ParseCompact(text) ?? throw new ParameterException(name, missing: false);
}

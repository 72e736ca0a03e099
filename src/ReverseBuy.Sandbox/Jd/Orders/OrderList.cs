using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Jd.Orders;

/// <summary><c>api/checkOrder/…</c>: what became of orders on a day of Beijing, by parts, ten to a page.</summary>
internal sealed class OrderList(string name, Func<World, OrderRecord, DateTimeOffset?> timeOf) : JdApi("api/checkOrder/" + name, "date", "page")
{
    private const int PageSize = 10;

    public override JsonObject Handle(ApiCall call)
    {
        var world = call.World;
        var (day, page) = (call.Required("date"), Math.Max(1, call.Whole("page", 1)));
        var found = world.Orders.Of(Marketplaces.Jd)
            .Select(order => (Order: order, Time: timeOf(world, order)))
            .Where(each => each.Time <= world.Now && JdTime.DayOf(each.Time.Value) == day)
            .SelectMany(each => JdPart.Of(world, each.Order).Select(part => (Part: part, Time: each.Time!.Value)))
            .ToList();
        return JdEnvelope.Success(new JsonObject
        {
            ["total"] = found.Count,
            ["totalPage"] = (found.Count + PageSize - 1) / PageSize,
            ["curPage"] = page,
            ["orders"] = WireJson.Array(found.Skip((page - 1) * PageSize).Take(PageSize).Select(each => (JsonNode)new JsonObject
            {
                ["jdOrderId"] = each.Part.Id,
                ["state"] = world.Orders.StageOf(each.Part.Order) == OrderStage.Signed ? 1 : 0,
                ["hangUpState"] = 0,
                ["invoiceState"] = 2,
                ["orderPrice"] = WireJson.Yuan(each.Part.GoodsFen),
                ["time"] = JdTime.Write(each.Time),
            })),
        });
    }
}

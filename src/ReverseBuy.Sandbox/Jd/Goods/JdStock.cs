using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Jd.Areas;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Jd.Goods;

/// <summary>
/// <c>api/stock/getNewStockById</c>: the result is JSON inside a text. What is left is counted below 50 asked for, -1 below 100, and from there on the number
/// that was asked.
/// </summary>
internal sealed class JdStock() : JdApi("api/stock/getNewStockById", "skuNums", "area")
{
    public override JsonObject Handle(ApiCall call)
    {
        AreaFields.CheckJoined(call, "area");
        var lines = JdLines.Read(call, "skuNums", 100);
        return JdEnvelope.Success(WireJson.Array(lines.Select(line => (JsonNode)Entry(call.World, line, call.Required("area")))).ToJsonString(WireJson.Format));
    }

    private static JsonObject Entry(World world, JdLine line, string area)
    {
        var stock = world.Market.StockOf(line.Sku.Listing, line.Sku.Sku);
        var (state, text) = stock < line.Quantity ? (34, "无货") : StateOf(line.Sku);
        return new JsonObject
        {
            ["skuId"] = line.Sku.Number,
            ["areaId"] = area,
            ["stockStateId"] = state,
            ["StockStateDesc"] = text,
            ["remainNum"] = state != 33 || line.Quantity is >= 50 and < 100 ? -1 : line.Quantity >= 100 ? line.Quantity : stock,
        };
    }

    // A few SKUs are always on their way, or somewhere else.
    private static (int State, string Text) StateOf(JdSku sku) => (sku.Number % 10) switch
    {
        0 => (39, "有货 在途-下单后2-6天到达"),
        1 => (40, "有货 可配货-下单后2-6天发货"),
        _ => (33, "有货 现货-下单立即发货"),
    };
}

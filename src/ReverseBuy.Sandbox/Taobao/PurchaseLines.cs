using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>The lines of a render or create, in either key style, sorted into those that can be bought and those that cannot.</summary>
internal sealed record PurchaseLines(IReadOnlyList<OrderRequestLine> Available, IReadOnlyList<UnavailableLine> Unavailable)
{
    public static PurchaseLines Read(World world, JsonArray lines, string parameter)
    {
        var available = new List<OrderRequestLine>();
        var unavailable = new List<UnavailableLine>();
        foreach (var line in lines)
        {
            var itemId = Number(line, parameter, "item_id", "itemId");
            var skuId = WireJson.Text(line, "sku_id", "skuId") is null ? 0 : Number(line, parameter, "sku_id", "skuId");
            var quantity = Number(line, parameter, "quantity", "quantity");
            var number = WireJson.Text(line, "order_line_no", "orderLineNo") ?? string.Empty;
            if (quantity is < 1 or > 1_000_000 || !IsPriced(line))
            {
                throw new ParameterException(parameter, missing: false);
            }

            var listing = TaobaoItemIds.FindRegistered(world, itemId);
            var sku = listing is null ? null : TaobaoItemIds.FindSku(listing, skuId);
            if (listing is null || sku is null)
            {
                unavailable.Add(new UnavailableLine(itemId, skuId, "ITEM_NOT_FOUND", "商品不存在或未同步"));
                continue;
            }

            var wanted = quantity + available.Where(other => other.Listing == listing && other.Sku == sku).Sum(other => other.Quantity);
            if (wanted > world.Market.StockOf(listing, sku))
            {
                unavailable.Add(new UnavailableLine(itemId, skuId, "SKU_STOCK_NOT_ENOUGH", "库存不足"));
                continue;
            }

            available.Add(new OrderRequestLine(listing, sku, (int)quantity, number));
        }

        return available.Count + unavailable.Count > 0
            ? new PurchaseLines(available, unavailable)
            : throw new ParameterException(parameter, missing: false);
    }

    /// <summary>The lines that can be bought, by seller: each becomes a purchase of its own.</summary>
    public IEnumerable<IReadOnlyList<OrderRequestLine>> BySeller() =>
        Available.GroupBy(line => line.Listing.Seller.Id).Select(group => (IReadOnlyList<OrderRequestLine>)[.. group]);

    // A render tells no price; where one is told, it is whole fen and yuan are the currency.
    private static bool IsPriced(JsonNode? line) =>
        WireJson.Text(line, "currency") is null or "CNY" && (WireJson.Text(line, "price") is not { } price || WireJson.ToLong(price) >= 0);

    private static long Number(JsonNode? line, string parameter, string snake, string camel) =>
        WireJson.Number(line, snake, camel) ?? throw new ParameterException(parameter, missing: false);
}

using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Jd.Goods;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Jd.Orders;

/// <summary>An order as VOP tells it: one that is a part, or was not split, and one that has parts, look different.</summary>
internal sealed class JdOrderView(World world, IReadOnlyCollection<string> extensions)
{
    // Of what an order was paid, this part is value added tax.
    private const decimal TaxRate = 13;

    /// <summary>What holds the amounts of an order or part, and its goods.</summary>
    public static JsonObject Totals(World world, long id, IReadOnlyList<OrderLineRecord> lines, long freightFen) => new()
    {
        ["jdOrderId"] = id,
        ["freight"] = WireJson.Yuan(freightFen),
        ["orderPrice"] = WireJson.Yuan(lines.Sum(line => line.AmountFen)),
        ["orderNakedPrice"] = Net(lines.Sum(line => line.AmountFen)),
        ["orderTaxPrice"] = WireJson.Yuan(lines.Sum(line => line.AmountFen)) - Net(lines.Sum(line => line.AmountFen)),
        ["sku"] = WireJson.Array(lines.Select(line => Line(world, line))),
    };

    public JsonObject Parent(OrderRecord order, IReadOnlyList<JdPart> parts) => new()
    {
        ["type"] = 1,
        ["orderState"] = world.Orders.StageOf(order) == OrderStage.Closed ? 0 : 1,
        ["submitState"] = 1,
        ["pOrder"] = Extended(Totals(world, order.Id, order.Lines, order.PostFeeFen), order),
        ["cOrder"] = WireJson.Array(parts.Select(part => Part(part))),
    };

    public JsonObject Part(JdPart part)
    {
        var order = part.Order;
        var stage = world.Orders.StageOf(order);
        var view = Totals(world, part.Id, part.Lines, part.IsSplit ? 0 : order.PostFeeFen);
        view["pOrder"] = part.IsSplit ? order.Id : 0;
        view["type"] = 2;
        view["orderState"] = stage == OrderStage.Closed ? 0 : 1;
        view["submitState"] = order.PayAcceptedAt is null ? 0 : 1;
        view["state"] = stage == OrderStage.Signed ? 1 : 0;
        view["orderType"] = 1;
        if (extensions.Contains("jdOrderState"))
        {
            view["jdOrderState"] = stage switch
            {
                OrderStage.Signed => 19,
                OrderStage.Shipped => 16,
                OrderStage.Paid => 8,
                _ => order.PayAcceptedAt is null ? 1 : 3,
            };
        }

        return Extended(view, order);
    }

    private JsonObject Extended(JsonObject view, OrderRecord order)
    {
        if (extensions.Contains("createOrderTime"))
        {
            view["createOrderTime"] = JdTime.Write(order.CreatedAt);
        }

        foreach (var (name, prefix, text) in ((string, string, string?)[])
            [("name", "NA", order.Receiver?.FullName), ("mobile", "MO", order.Receiver?.Mobile), ("address", "AD", order.Receiver?.Area)])
        {
            if (extensions.Contains(name) && text is not null)
            {
                view[name] = JdSeal.Seal(prefix, text, world.Options.AppKey);
            }
        }

        return view;
    }

    private static JsonObject Line(World world, OrderLineRecord line)
    {
        var listing = world.Catalogue.Find(Marketplaces.Jd, line.ListingId)!;
        var sku = new JdSku(listing, listing.Skus.First(sku => sku.Id == line.SkuId));
        return new JsonObject
        {
            ["skuId"] = sku.Number,
            ["num"] = line.Quantity,
            ["category"] = listing.Family.CategoryId,

            // Now a number, now a text.
            ["price"] = line.Quantity % 2 == 0 ? WireJson.YuanText(line.UnitPriceFen) : WireJson.Yuan(line.UnitPriceFen),
            ["name"] = sku.Name,
            ["tax"] = TaxRate,
            ["taxPrice"] = WireJson.Yuan(line.UnitPriceFen) - Net(line.UnitPriceFen),
            ["nakedPrice"] = Net(line.UnitPriceFen),
            ["type"] = 0,
            ["oid"] = 0,
        };
    }

    private static decimal Net(long fen) => decimal.Round(fen / (100 + TaxRate), 2);
}

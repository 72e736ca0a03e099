using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Orders;

/// <summary>Numbers, keeps and finds upstream orders.</summary>
internal sealed class OrderBook(World world)
{
    public IEnumerable<OrderRecord> Of(string marketplace) => world.State.Orders.Where(order => order.Marketplace == marketplace);

    public OrderRecord? Find(string marketplace, long id) => Of(marketplace).FirstOrDefault(order => order.Id == id);

    public OrderStage StageOf(OrderRecord order) => world.Timeline.StageOf(order, world.Now);

    public OrderRecord Place(string marketplace, string reference, IReadOnlyList<OrderRequestLine> lines, OrderReceiver? receiver = null)
    {
        var quantities = lines.GroupBy(line => line.Listing.Id).ToDictionary(group => group.Key, group => group.Sum(line => line.Quantity));
        var order = new OrderRecord
        {
            Marketplace = marketplace,
            Id = NextOrderId(marketplace),
            Reference = reference,
            SellerId = lines[0].Listing.Seller.Id,
            CreatedAt = world.Now,
            Receiver = receiver,
            PostFeeFen = lines.Max(line => line.Listing.PostFeeFen),
            Lines =
            [
                .. lines.Select(line => new OrderLineRecord(
                    line.Listing.Id,
                    line.Sku.Id,
                    2_912_066_688_476_000_000 + ++world.State.Sequence,
                    line.LineNumber,
                    line.Quantity,
                    world.Market.PriceOf(line.Listing, line.Sku, quantities[line.Listing.Id]))),
            ],
        };
        world.State.Orders.Add(order);
        return order;
    }

    /// <summary>The seller changes the freight of an order that nobody has paid yet.</summary>
    public void ChangeFreight(OrderRecord order, long fen)
    {
        order.PostFeeFen = fen;
        order.RepricedAt = world.Now;
        world.Pushes.Tell(new PushedChange.OrderRepriced(order, world.Now));
    }

    // Between JD's numbers there is room for those of parts. 1688 numbers have 18 or 19 digits, both beyond the exact range of a double; Taobao purchase ids have 12, and at Pinduoduo the day stands in front of 15.
    private long NextOrderId(string marketplace)
    {
        var sequence = ++world.State.Sequence;
        return marketplace switch
        {
            Marketplaces.Taobao => 200_078_851_363 + (sequence * 3),
            Marketplaces.Jd => 348_983_998_170 + (sequence * 10),
            Marketplaces.Pinduoduo => 123_456_789_010_000 + (sequence * 7),
            _ => (world.State.Orders.Count % 2 == 1 ? 290_310_000_000_000_000 : 2_903_100_000_000_000_000) + (sequence * 1_000_003_777L),
        };
    }
}

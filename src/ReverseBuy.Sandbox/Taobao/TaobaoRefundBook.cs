using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>
/// Keeps and finds refunds. No interface asks for one, so a refund begins by hand. The seller agrees after a day; goods that are to be returned are
/// back two days later and paid back two days after that.
/// </summary>
internal sealed class TaobaoRefundBook(World world)
{
    private const long FirstId = 151_200_000_000_000_000;

    // The platform's numbers of the states, with the age at which each begins.
    private static readonly (TimeSpan Age, int Status)[] MoneyOnly = [(TimeSpan.Zero, 10), (TimeSpan.FromHours(24), 100)];

    private static readonly (TimeSpan Age, int Status)[] WithGoods =
        [(TimeSpan.Zero, 10), (TimeSpan.FromHours(24), 20), (TimeSpan.FromHours(72), 30), (TimeSpan.FromHours(120), 100)];

    public TaobaoRefundRecord Open(OrderLineRecord line, bool returnsGoods, string reason)
    {
        var refund = new TaobaoRefundRecord(FirstId + ++world.State.Sequence, line.SubOrderId, returnsGoods, line.AmountFen, reason, world.Now);
        world.State.TaobaoRefunds.Add(refund);
        return refund;
    }

    public TaobaoRefundRecord? Find(long id) => world.State.TaobaoRefunds.Find(refund => refund.Id == id);

    /// <summary>The last refund of a sub order.</summary>
    public TaobaoRefundRecord? OfLine(long subOrderId) => world.State.TaobaoRefunds.FindLast(refund => refund.SubOrderId == subOrderId);

    public OrderRecord OrderOf(TaobaoRefundRecord refund) =>
        world.Orders.Of(Marketplaces.Taobao).First(order => order.Lines.Any(line => line.SubOrderId == refund.SubOrderId));

    /// <summary>The platform's number of the state a refund is in.</summary>
    public int StatusOf(TaobaoRefundRecord refund) => StepOf(refund).Status;

    public bool IsDone(TaobaoRefundRecord refund) => StatusOf(refund) == 100;

    /// <summary>When the refund came into the state it is in.</summary>
    public DateTimeOffset ModifiedAt(TaobaoRefundRecord refund) => refund.OpenedAt + StepOf(refund).Age;

    private (TimeSpan Age, int Status) StepOf(TaobaoRefundRecord refund) =>
        (refund.ReturnsGoods ? WithGoods : MoneyOnly).Last(step => refund.OpenedAt + step.Age <= world.Now);
}

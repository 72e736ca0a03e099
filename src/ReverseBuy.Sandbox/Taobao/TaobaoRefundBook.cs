using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>
/// Keeps and finds refunds. No interface asks for one, so a refund begins through the control API. The seller agrees or refuses after a day; goods that
/// are to be returned are back two days later and paid back two days after that.
/// </summary>
internal sealed class TaobaoRefundBook(World world)
{
    private const long FirstId = 151_200_000_000_000_000;

    // The platform's numbers of the states, with the age at which each begins.
    private static readonly (TimeSpan Age, int Status)[] MoneyOnly = [(TimeSpan.Zero, 10), (TimeSpan.FromHours(24), 100)];

    private static readonly (TimeSpan Age, int Status)[] WithGoods =
        [(TimeSpan.Zero, 10), (TimeSpan.FromHours(24), 20), (TimeSpan.FromHours(72), 30), (TimeSpan.FromHours(120), 100)];

    private static readonly (TimeSpan Age, int Status)[] Refused = [(TimeSpan.Zero, 10), (TimeSpan.FromHours(24), -10)];

    public TaobaoRefundRecord Open(OrderLineRecord line, bool returnsGoods, string reason, bool isRefused = false)
    {
        var id = FirstId + ++world.State.Sequence;
        var refund = new TaobaoRefundRecord(id, line.SubOrderId, returnsGoods, line.AmountFen, reason, world.Now) { IsRefused = isRefused };
        world.State.TaobaoRefunds.Add(refund);
        return refund;
    }

    public TaobaoRefundRecord? Find(long id) => world.State.TaobaoRefunds.Find(refund => refund.Id == id);

    /// <summary>The last refund of a sub order.</summary>
    public TaobaoRefundRecord? OfLine(long subOrderId) => world.State.TaobaoRefunds.FindLast(refund => refund.SubOrderId == subOrderId);

    public OrderRecord OrderOf(TaobaoRefundRecord refund) =>
        world.Orders.Of(Marketplaces.Taobao).First(order => order.Lines.Any(line => line.SubOrderId == refund.SubOrderId));

    /// <summary>The platform's number of the state a refund is in.</summary>
    public int StatusOf(TaobaoRefundRecord refund) => StatusOf(refund, world.Now);

    public static int StatusOf(TaobaoRefundRecord refund, DateTimeOffset at) => StepsOf(refund, at).Last().Status;

    /// <summary>Whether its money was back at a moment; it may not have been asked for by then.</summary>
    public static bool IsDone(TaobaoRefundRecord refund, DateTimeOffset at) => StepsOf(refund, at).LastOrDefault().Status == 100;

    /// <summary>When the refund came into the state it is in.</summary>
    public DateTimeOffset ModifiedAt(TaobaoRefundRecord refund) => refund.OpenedAt + StepsOf(refund, world.Now).Last().Age;

    /// <summary>The states that refunds have come into and that pushes have not told of; each is given once.</summary>
    public IEnumerable<PushedChange.RefundMoved> TakeNews()
    {
        foreach (var refund in world.State.TaobaoRefunds)
        {
            foreach (var (age, _) in StepsOf(refund, world.Now).Skip(refund.ToldSteps))
            {
                refund.ToldSteps++;
                yield return new PushedChange.RefundMoved(OrderOf(refund), refund.Id, refund.OpenedAt + age);
            }
        }
    }

    private static IEnumerable<(TimeSpan Age, int Status)> StepsOf(TaobaoRefundRecord refund, DateTimeOffset at) =>
        (refund.IsRefused ? Refused : refund.ReturnsGoods ? WithGoods : MoneyOnly).Where(step => refund.OpenedAt + step.Age <= at);
}

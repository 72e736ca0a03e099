using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Orders.Workflow;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Workflow;

/// <summary>The table of the order's lifecycle, written out once more from the specification: against the graph, and against what the services reach.</summary>
public sealed class OrderTableTests
{
    private static readonly TimeSpan ThreeDays = TimeSpan.FromHours(72);

    private static readonly string[] Table =
    [
        "new > AwaitingPayment: Place",
        "new > PendingReview: Place",
        "AwaitingPayment > PendingReview: Pay",
        "AwaitingPayment > Cancelled: Cancel",
        "AwaitingPayment > Cancelled: PaymentWindowOver",
        "PendingReview > AwaitingCustomer: AskCustomer",
        "AwaitingCustomer > PendingReview: Answer",
        "AwaitingCustomer > Fulfilment: Answer",
        "AwaitingCustomer > AwaitingCustomer: AskCustomer",
        "AwaitingCustomer > Cancelled: Decline",
        "AwaitingCustomer > Fulfilment: Decline",
        "AwaitingCustomer > Cancelled: AnswerWindowOver",
        "AwaitingCustomer > Fulfilment: AnswerWindowOver",
        "PendingReview > Rejected: Reject",
        "PendingReview > Fulfilment: Approve",
        "Fulfilment > AwaitingCustomer: AskCustomer",
        "Fulfilment > Fulfilment: UnitsMoved",
        "Fulfilment > Completed: Complete",
        "Fulfilment > Cancelled: AllUnitsCancelled",
        "AwaitingCustomer > Cancelled: AllUnitsCancelled",
        "PendingReview > Cancelled: AllUnitsCancelled",
    ];

    [Fact]
    public void The_graph_declares_the_table_and_nothing_else()
    {
        var declared = OrderGraph.Of(Samples.Order()).GetInfo().States
            .SelectMany(state => state.FixedTransitions
                .Select(transition => Row(state.UnderlyingState, (OrderState)transition.DestinationState.UnderlyingState, transition.Trigger.UnderlyingTrigger))
                .Concat(state.DynamicTransitions.SelectMany(transition => transition.PossibleDestinationStates
                    .Select(to => Row(state.UnderlyingState, Enum.Parse<OrderState>(to.DestinationState), transition.Trigger.UnderlyingTrigger)))))
            .Concat(Table.Where(row => row.StartsWith("new", StringComparison.Ordinal)));

        Assert.Equal(Table.Order(StringComparer.Ordinal), declared.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_row_is_reached_by_a_service_and_no_other_is()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var course in new Func<OrdersHost, Task<OrderId>>[]
        {
            WholeWayAsync, CancelAsync, NeverPayAsync, RejectAsync, DeclineInReviewAsync, NeverAnswerInReviewAsync, DeclineLaterAsync, NeverAnswerLaterAsync,
            CancelInReviewAsync, CancelLaterAsync, CancelWhileAskedAsync,
        })
        {
            await using var host = await StartAsync();
            var order = await course(host);
            reached.UnionWith((await host.Orders.ExplainAsync(order, Token)).History
                .OfType<HistoryEntry.Transition>()
                .Where(entry => entry.Aggregate == AggregateKey.Of(order) && entry.Subject.Length == 0)
                .Select(entry => Row(entry.From.Length == 0 ? "new" : Enum.Parse<OrderState>(entry.From), Enum.Parse<OrderState>(entry.To), entry.Trigger)));
        }

        Assert.Equal(Table.Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_order_that_another_version_left_at_another_node_is_taken_to_its_own_by_the_next_change()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.ApproveAsync(order.Id);
        var stored = await host.GetAsync(order.Id);
        await using (var unit = await host.Storage.BeginAsync(Lotus, Token))
        {
            await unit.Orders.SaveAsync(stored with { State = OrderState.InPackaging, Version = stored.Version + 1 }, stored.Version, Token);
            await unit.CommitAsync(Token);
        }

        await host.CaptureAsync(AggregateKey.Of(order.Id), new Money(1m, Currency.EUR));

        Assert.Equal(OrderState.InProcurement, (await host.GetAsync(order.Id)).State);
        await host.WorkAsync();
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    private static string Row(object from, OrderState to, object trigger) => $"{Name(from)} > {Name(to)}: {trigger}";

    private static string Name(object state) => state is OrderState known && OrderGraph.IsFulfilment(known) ? "Fulfilment" : state.ToString()!;

    private static async Task<OrderId> WholeWayAsync(OrdersHost host)
    {
        var id = (await host.PayNewAsync(Line(host.North.Offer()))).Id;
        await host.AskAsync(id);
        await host.AskAsync(id);
        foreach (var question in (await host.GetAsync(id)).Questions)
        {
            await host.AnswerAsync(id, question.Id);
        }

        await host.ApproveAsync(id);
        await host.AskAsync(id);
        await host.AnswerAsync(id, (await host.OpenQuestionAsync(id)).Id);
        await host.WorkAsync();
        await host.DeliverAsync(id);
        await host.Orders.CompleteAsync(id, host.Command(ActorKind.Customer), Token);
        return id;
    }

    private static async Task<OrderId> CancelAsync(OrdersHost host)
    {
        var id = (await host.PlaceAsync(Line(host.North.Offer()))).Id;
        await host.CancelAsync(id);
        return id;
    }

    private static async Task<OrderId> NeverPayAsync(OrdersHost host)
    {
        var id = (await host.PlaceAsync(Line(host.North.Offer()))).Id;
        await host.AdvanceAsync(ThreeDays);
        return id;
    }

    private static async Task<OrderId> RejectAsync(OrdersHost host)
    {
        var request = new PlaceOrder(Anna, [Line(host.North.Offer())], Currency.EUR) { BillsLater = true };
        var id = Assert.IsType<PlaceOrderResult.Placed>(await host.Orders.PlaceAsync(request, host.Command(ActorKind.Customer), Token)).Order;
        await host.Orders.RejectAsync(id, host.Command(ActorKind.Reviewer), Token);
        return id;
    }

    private static async Task<OrderId> AskedInReviewAsync(OrdersHost host)
    {
        var id = (await host.PayNewAsync(Line(host.North.Offer()))).Id;
        await host.AskAsync(id);
        return id;
    }

    private static async Task<OrderId> AskedLaterAsync(OrdersHost host)
    {
        var order = await host.PayNewAsync(Line(host.North.Offer()), Line(host.South.Offer()));
        await host.ApproveAsync(order.Id);
        await host.AskAsync(order.Id, new AskQuestion("This one?") { Line = order.Lines[0].Id });
        await host.WorkAsync();
        return order.Id;
    }

    private static async Task<OrderId> DeclineInReviewAsync(OrdersHost host)
    {
        var id = await AskedInReviewAsync(host);
        await host.DeclineAsync(id, (await host.OpenQuestionAsync(id)).Id);
        return id;
    }

    private static async Task<OrderId> NeverAnswerInReviewAsync(OrdersHost host)
    {
        var id = await AskedInReviewAsync(host);
        await host.AdvanceAsync(ThreeDays);
        return id;
    }

    private static async Task<OrderId> DeclineLaterAsync(OrdersHost host)
    {
        var id = await AskedLaterAsync(host);
        await host.DeclineAsync(id, (await host.OpenQuestionAsync(id)).Id);
        return id;
    }

    private static async Task<OrderId> NeverAnswerLaterAsync(OrdersHost host)
    {
        var id = await AskedLaterAsync(host);
        await host.AdvanceAsync(ThreeDays);
        return id;
    }

    private static async Task<OrderId> CancelInReviewAsync(OrdersHost host)
    {
        var id = (await host.PayNewAsync(Line(host.North.Offer()))).Id;
        await host.CancelAsync(id);
        return id;
    }

    private static async Task<OrderId> CancelLaterAsync(OrdersHost host)
    {
        var id = (await host.PayNewAsync(Line(host.North.Offer()))).Id;
        await host.ApproveAsync(id);
        await host.CancelAsync(id);
        return id;
    }

    private static async Task<OrderId> CancelWhileAskedAsync(OrdersHost host)
    {
        var id = await AskedInReviewAsync(host);
        await host.CancelAsync(id);
        return id;
    }
}

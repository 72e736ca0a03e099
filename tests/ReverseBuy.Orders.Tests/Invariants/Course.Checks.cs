using ReverseBuy.Orders.Workflow;
using ReverseBuy.Payments;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Invariants;

/// <summary>What must hold of the order itself, of its money and of its history.</summary>
internal sealed partial class Course
{
    private static void CheckState(Order order, string after)
    {
        Assert.True(order.HasOpenQuestion == (order.State == OrderState.AwaitingCustomer), $"After {after} the order is {order.State}, with open questions: {order.HasOpenQuestion}.");
        if (OrderGraph.IsFulfilment(order.State))
        {
            Assert.Equal(OrderGraph.NodeOf(order), order.State);
        }

        foreach (var line in order.Lines)
        {
            Assert.True(
                order.CancellationRequestedAt is null || line.Units[UnitBucket.Pending] == 0, $"After {after} units are pending though the customer wants the order cancelled.");
            Assert.True(order.State is not (OrderState.Cancelled or OrderState.Rejected) || line.Units[UnitBucket.Cancelled] == Quantity, $"After {after} the order is {order.State} with {line.Units}.");
        }
    }

    // paid = charged + due back, to the cent, in both currencies; and the entries say the same as the order and its lines.
    private async Task CheckMoneyAsync(Order order, string after)
    {
        var nothing = Money.Zero(Currency.EUR);
        var entries = await host.EntriesAsync(AggregateKey.Of(_order));
        Assert.Equal(new MoneyBalance(order.Charged, order.Paid), MoneyBalance.Of(entries, Currency.EUR));
        Assert.Equal(order.Paid + order.Due, order.Charged + order.DueBack);
        Assert.Equal(order.Charged, order.Lines.Aggregate(nothing, (sum, line) => sum + line.Charged));
        var pinned = MoneyBalance.Of(entries.Select(entry => entry with { Amount = entry.AtPinnedRate!.Value }), Currency.CNY);
        Assert.Equal(new MoneyBalance(order.Rate.Convert(order.Charged), order.Rate.Convert(order.Paid)), pinned);
        Assert.Equal(pinned.Paid + pinned.Due, pinned.Charged + pinned.DueBack);
        Assert.True(order.Charged.Amount >= 0, $"After {after} the customer is charged {order.Charged}.");
        Assert.All(order.Lines, line => Assert.True(line.ChargedUnits > 0 || line.Charged.IsZero, $"After {after} a line without units is charged {line.Charged}."));
        Assert.True(order.State is not (OrderState.Cancelled or OrderState.Rejected) || order.Charged.IsZero, $"After {after} the order is {order.State} and charged {order.Charged}.");
    }

    // A window that is open has a timer, and nothing else has one of that kind. All stand still while the order is held, the clocks of what is stored too.
    private async Task CheckTimersAsync(Order order, string after)
    {
        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        var timers = await view.Timers.ListAsync(AggregateKey.Of(_order), Token);
        List<string> expected =
        [
            .. order.State == OrderState.AwaitingPayment ? ["order-payment-window"] : (string[])[],
            .. order.Questions.Where(question => question.IsOpen).Select(_ => "order-answer-window"),
            .. order.Holds.Where(hold => hold is { IsOn: true, Until: not null }).Select(_ => "order-hold-end"),
            .. OrderGraph.IsFulfilment(order.State) && OrderGraph.HasArrived(order) ? ["order-completion"] : (string[])[],
        ];
        var windows = timers.Select(timer => timer.Key.Name).Where(name => name.StartsWith("order-", StringComparison.Ordinal));
        Assert.Equal(expected.Order(StringComparer.Ordinal), windows.Order(StringComparer.Ordinal));
        Assert.All(timers, timer => Assert.True(
            (timer.DueAt is null) == (order.IsHeld && timer.Key.Name != "order-hold-end"), $"After {after} {timer.Key} is due at {timer.DueAt}, and the order is held: {order.IsHeld}."));
    }

    private async Task CheckHistoryAsync(Order order, string after)
    {
        var history = (await host.Orders.ExplainAsync(_order, Token)).History.Where(entry => entry.Aggregate == AggregateKey.Of(_order)).ToList();
        Assert.Equal(history.Select(entry => entry.Version).Distinct().Order(), history.Select(entry => entry.Version));
        Assert.All(history, entry => Assert.True(entry.Version <= order.Version && entry.Actor.Id.Length > 0 && entry.Cause.Length > 0, $"After {after} an entry does not say who and why: {entry}"));
        var last = history.OfType<HistoryEntry.Transition>().Last(entry => entry.Subject.Length == 0);
        Assert.Equal(order.State.ToString(), last.To);
        foreach (var line in order.Lines)
        {
            var units = history.OfType<HistoryEntry.UnitsMoved>().Where(move => move.Line == line.Id)
                .Aggregate(Units.AllPending(Quantity), (sum, move) => sum.Move(move.From, move.To, move.Quantity));
            Assert.Equal(line.Units, units);
        }
    }
}

using ReverseBuy.Messaging;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Windows;

/// <summary>Lets an order's timers follow the order, in the same commit: each runs exactly as long as what it waits for.</summary>
internal sealed class OrderTimers(OrdersOptions options)
{
    /// <summary>Sets, cancels, stops and continues timers.</summary>
    /// <param name="unitOfWork">The open unit of work.</param>
    /// <param name="before">The order as it was stored; <see langword="null"/> for a new one.</param>
    /// <param name="after">The order as it is stored now.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask FollowAsync(ITenantUnitOfWork unitOfWork, Order? before, Order after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var timers = unitOfWork.Timers;
        var key = AggregateKey.Of(after.Id);
        var (old, current) = (DeadlinesOf(before, now), DeadlinesOf(after, now));
        foreach (var name in old.Keys.Except(current.Keys))
        {
            await timers.CancelAsync(name, cancellationToken).ConfigureAwait(false);
        }

        foreach (var (name, at) in current.Where(deadline => !old.TryGetValue(deadline.Key, out var known) || IsMoved(deadline.Key, known, deadline.Value)))
        {
            await timers.SetAsync(name, at, string.Empty, cancellationToken).ConfigureAwait(false);
        }

        // Also what was set during the hold, by whoever follows the order's units.
        if (after.IsHeld)
        {
            await timers.PauseAsync(key, now, cancellationToken).ConfigureAwait(false);
            await SetHoldEndsAsync(timers, after, cancellationToken).ConfigureAwait(false);
        }

        foreach (var released in after.Holds.Where(hold => hold is { IsOn: false, Until: not null } && before?.Holds.Any(known => known.IsOn && known.Name == hold.Name) == true))
        {
            if (!after.Holds.Any(hold => hold.IsOn && hold.Name == released.Name))
            {
                await timers.CancelAsync(HoldEnd(after.Id, released.Name), cancellationToken).ConfigureAwait(false);
            }
        }

        if (before?.IsHeld == true && !after.IsHeld)
        {
            await timers.ResumeAsync(key, now, cancellationToken).ConfigureAwait(false);
        }
    }

    // A stop stops every timer of the order, and these are the ones that end the stop.
    private static async ValueTask SetHoldEndsAsync(ITimerStore timers, Order order, CancellationToken cancellationToken)
    {
        foreach (var hold in order.Holds.Where(hold => hold is { IsOn: true, Until: not null }))
        {
            await timers.SetAsync(HoldEnd(order.Id, hold.Name), hold.Until!.Value, string.Empty, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimerKey HoldEnd(OrderId order, string name) => new(AggregateKey.Of(order), OrderTimerNames.HoldEnd, name);

    // How long an order has been delivered counts from when it was, not from its last change.
    private static bool IsMoved(TimerKey key, DateTimeOffset before, DateTimeOffset after) => key.Name != OrderTimerNames.Completion && before != after;

    private Dictionary<TimerKey, DateTimeOffset> DeadlinesOf(Order? order, DateTimeOffset now)
    {
        var deadlines = new Dictionary<TimerKey, DateTimeOffset>();
        if (order is null)
        {
            return deadlines;
        }

        var key = AggregateKey.Of(order.Id);
        if (order.State == OrderState.AwaitingPayment)
        {
            deadlines.Add(new TimerKey(key, OrderTimerNames.PaymentWindow), order.PayBefore);
        }

        if (OrderGraph.IsFulfilment(order.State) && OrderGraph.HasArrived(order))
        {
            deadlines.Add(new TimerKey(key, OrderTimerNames.Completion), now + options.CompletionDelay);
        }

        foreach (var question in order.Questions.Where(question => question.IsOpen))
        {
            deadlines.Add(new TimerKey(key, OrderTimerNames.AnswerWindow, question.Id.ToString()), question.AnswerBefore);
        }

        return deadlines;
    }
}

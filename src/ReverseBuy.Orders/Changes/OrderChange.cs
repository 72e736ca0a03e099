using ReverseBuy.Messaging;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Payments;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Changes;

/// <summary>A working copy of an order.</summary>
internal sealed partial class OrderChange : AggregateChange
{
    private Order _order;

    private OrderChange(Order order, int storedVersion, Cause cause, DateTimeOffset at)
        : base(AggregateKey.Of(order.Id), storedVersion, cause, at)
    {
        _order = order;
        Stored = storedVersion == 0 ? null : order;
    }

    /// <summary>The order as it was read; <see langword="null"/> for a new one.</summary>
    public Order? Stored { get; }

    public Order Order => _order with { Version = Version };

    protected override string StateName => _order.State.ToString();

    public static OrderChange Of(Order stored, Cause cause, DateTimeOffset at) => new(stored, stored.Version, cause, at);

    public static OrderChange Place(Order order, Cause cause, DateTimeOffset at)
    {
        var change = new OrderChange(order, 0, cause, at);
        change.NoteTransition(string.Empty, string.Empty, order.State.ToString(), nameof(OrderTrigger.Place));
        change.ChargeAsPlaced();
        change.Raise(new OrderPlaced(order.Id));
        change.Raise(new OrderStateChanged(order.Id, string.Empty, order.State.ToString(), nameof(OrderTrigger.Place), change.Actor.ToString()));
        change.PayWhenNothingIsDue();
        return change;
    }

    public void Fire(OrderTrigger trigger)
    {
        var from = _order.State;
        var to = OrderGraph.Of(_order).Fire(Key.ToString(), trigger);
        _order = _order with { State = to, IsApproved = _order.IsApproved || trigger == OrderTrigger.Approve };
        NoteTransition(string.Empty, from.ToString(), to.ToString(), trigger.ToString());
        Raise(new OrderStateChanged(_order.Id, from.ToString(), to.ToString(), trigger.ToString(), Actor.ToString()));
    }

    /// <summary>Moves units; the caller made sure that the fact had not moved them before.</summary>
    public void Move(OrderLineId line, UnitBucket from, UnitBucket to, int quantity, string fact)
    {
        var before = _order.Line(line);
        RequireNotToReturn(before, from, to, quantity);
        var moved = before with { Units = before.Units.Move(from, to, quantity, $"Line {line} of {Key}") };
        Replace(moved with { ToReturn = Math.Min(moved.ToReturn, Returnable(moved.Units)) });
        NoteUnitsMoved(line, from, to, quantity, fact);
        CreditUnits(before, _order.Line(line));
    }

    /// <summary>Ends an order that nothing was bought for: what was asked is withdrawn, and every unit cancelled.</summary>
    public void End(OrderTrigger trigger)
    {
        foreach (var question in _order.Questions.Where(question => question.IsOpen).ToList())
        {
            CloseQuestion(question.Id, QuestionState.Withdrawn, trigger);
        }

        Fire(trigger);
        CancelPending(trigger.ToString());
    }

    /// <summary>Cancels every unit that nothing was done for yet.</summary>
    public void CancelPending(string why)
    {
        foreach (var line in _order.Lines)
        {
            CancelPending(line.Id, line.Units[UnitBucket.Pending], why);
        }
    }

    /// <summary>Cancels units of a line that nothing was done for yet; no more than there are.</summary>
    public void CancelPending(OrderLineId line, int quantity, string why)
    {
        var pending = Math.Min(quantity, _order.Line(line).Units[UnitBucket.Pending]);
        if (pending > 0)
        {
            // Each version is reached once, so that this fact is one of its own.
            Move(line, UnitBucket.Pending, UnitBucket.Cancelled, pending, $"order:{_order.Id}:{Version}:{why}");
        }
    }

    /// <summary>Lets questions and state follow the units, once all of a change's moves are made: no node is announced that only lasted between two lines.</summary>
    public override async ValueTask StoreAsync(ITenantUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        FollowUnits();
        if (_order.DueBack.Amount > (Stored?.DueBack.Amount ?? 0))
        {
            Raise(new RefundDue(_order.Id, _order.DueBack));
        }

        if (StoredVersion == 0)
        {
            await unitOfWork.Orders.AddAsync(Order, cancellationToken).ConfigureAwait(false);
        }
        else if (Version != StoredVersion)
        {
            await unitOfWork.Orders.SaveAsync(Order, StoredVersion, cancellationToken).ConfigureAwait(false);
        }

        foreach (var entry in _money)
        {
            await unitOfWork.Money.AddAsync(entry, cancellationToken).ConfigureAwait(false);
        }
    }

    private void FollowUnits()
    {
        var hasMoved = History.Any(entry => entry is HistoryEntry.UnitsMoved);
        if (hasMoved)
        {
            WithdrawQuestionsWithoutUnits();
        }

        if (hasMoved && OrderGraph.IsWhollyCancelled(_order) && OrderGraph.Of(_order).CanFire(OrderTrigger.AllUnitsCancelled))
        {
            Fire(OrderTrigger.AllUnitsCancelled);
        }
        else if (_order.State == OrderState.AwaitingCustomer && !_order.HasOpenQuestion)
        {
            Fire(OrderTrigger.Answer);
        }
        else if (OrderGraph.IsFulfilment(_order.State) && OrderGraph.NodeOf(_order) != _order.State)
        {
            Fire(OrderTrigger.UnitsMoved);
        }
    }

    private void Replace(OrderLine line) =>
        _order = _order with { Lines = [.. _order.Lines.Select(other => other.Id == line.Id ? line : other)] };
}

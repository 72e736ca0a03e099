using ReverseBuy.Messaging;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Changes;

/// <summary>A working copy of an order.</summary>
internal sealed class OrderChange : AggregateChange
{
    private Order _order;

    private OrderChange(Order order, int storedVersion, Cause cause, DateTimeOffset at)
        : base(AggregateKey.Of(order.Id), storedVersion, cause, at) => _order = order;

    public Order Order => _order with { Version = Version };

    protected override string StateName => _order.State.ToString();

    public static OrderChange Of(Order stored, Cause cause, DateTimeOffset at) => new(stored, stored.Version, cause, at);

    public static OrderChange Place(Order order, Cause cause, DateTimeOffset at)
    {
        var change = new OrderChange(order, 0, cause, at);
        change.NoteTransition(string.Empty, string.Empty, order.State.ToString(), nameof(OrderTrigger.Place));
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

    /// <summary>Books money that came in; it never fails for the order's state.</summary>
    public void Capture(Money amount)
    {
        _order = _order with { Paid = _order.Paid + amount };
        NoteUpkeep();
        PayWhenNothingIsDue();
    }

    /// <summary>Moves units; the caller made sure that the fact had not moved them before.</summary>
    public void Move(OrderLineId line, UnitBucket from, UnitBucket to, int quantity, string fact)
    {
        var moved = _order.Line(line);
        moved = moved with { Units = moved.Units.Move(from, to, quantity) };
        _order = _order with { Lines = [.. _order.Lines.Select(other => other.Id == line ? moved : other)] };
        NoteUnitsMoved(line, from, to, quantity, fact);
    }

    /// <summary>Lets the state follow the units, once all of a change's moves are made: no node is announced that only lasted between two lines.</summary>
    public override async ValueTask StoreAsync(ITenantUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        FollowUnits();
        if (StoredVersion == 0)
        {
            await unitOfWork.Orders.AddAsync(Order, cancellationToken).ConfigureAwait(false);
        }
        else if (Version != StoredVersion)
        {
            await unitOfWork.Orders.SaveAsync(Order, StoredVersion, cancellationToken).ConfigureAwait(false);
        }
    }

    // Also right after placing: a few stickers at CNY 0.001 cost nothing in euro, and nobody captures nothing.
    private void PayWhenNothingIsDue()
    {
        if (_order.State == OrderState.AwaitingPayment && _order.Due.IsZero)
        {
            Fire(OrderTrigger.Pay);
            Raise(new OrderPaid(_order.Id, _order.Paid));
        }
    }

    private void FollowUnits()
    {
        if (History.Any(entry => entry is HistoryEntry.UnitsMoved) && OrderGraph.IsWhollyCancelled(_order) && OrderGraph.Of(_order).CanFire(OrderTrigger.AllUnitsCancelled))
        {
            Fire(OrderTrigger.AllUnitsCancelled);
        }
        else if (OrderGraph.IsFulfilment(_order.State) && OrderGraph.NodeOf(_order) != _order.State)
        {
            Fire(OrderTrigger.UnitsMoved);
        }
    }
}

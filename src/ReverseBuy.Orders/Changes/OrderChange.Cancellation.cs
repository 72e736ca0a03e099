using System.Globalization;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Workflow;

namespace ReverseBuy.Orders.Changes;

/// <summary>The customer's wish that the order be cancelled: a flag, until it is settled for every unit.</summary>
internal sealed partial class OrderChange
{
    private const string Cancellation = "cancellation";
    private static readonly UnitBucket[] WithUs = [UnitBucket.Purchased, UnitBucket.InStock, UnitBucket.Quarantined, UnitBucket.Missing];
    private static readonly UnitBucket[] Stoppable = [UnitBucket.Pending, UnitBucket.Purchasing, .. WithUs, UnitBucket.Packing];
    private bool _isCancellationNew;

    /// <summary>Notes the wish. What can be settled is when the change is written.</summary>
    public void RequestCancellation()
    {
        if (OrderGraph.Final.Contains(_order.State) || !_order.Lines.Any(line => Stoppable.Any(bucket => line.Units[bucket] > 0)) || _order.CancellationRequestedAt is not null)
        {
            throw new OrderTransitionException(Key.ToString(), _order.CancellationRequestedAt is null ? StateName : "being cancelled", nameof(OrderTrigger.Cancel), []);
        }

        foreach (var question in _order.Questions.Where(question => question.IsOpen).ToList())
        {
            CloseQuestion(question.Id, QuestionState.Withdrawn, OrderTrigger.Cancel);
        }

        _isCancellationNew = true;
        _order = _order with { CancellationRequestedAt = At };
        NoteTransition(Cancellation, string.Empty, "Requested", nameof(OrderTrigger.Cancel));
    }

    /// <summary>Settles the wish for the units that have come to where it can be.</summary>
    /// <param name="decide">The policy, about bought units.</param>
    public void SettleCancellation(Func<Order, OrderLine, UnitBucket, CancellationDecision> decide)
    {
        if (_order.CancellationRequestedAt is null)
        {
            return;
        }

        CancelPending(Cancellation);
        foreach (var (line, bucket, quantity) in ToDecide().ToList())
        {
            Decide(line, bucket, quantity, decide(Order, _order.Line(line), bucket));
        }

        if (_order.Lines.All(line => line.Units[UnitBucket.Purchasing] == 0 && line.Units[UnitBucket.Packing] == 0 && line.ToReturn == 0))
        {
            _order = _order with { CancellationRequestedAt = null };
            NoteTransition(Cancellation, "Requested", "Settled", nameof(OrderTrigger.Cancel));
        }
    }

    private void Decide(OrderLineId id, UnitBucket bucket, int quantity, CancellationDecision decision)
    {
        NoteTransition($"{Cancellation}:{id}:{bucket}:{quantity.ToString(CultureInfo.InvariantCulture)}", "Requested", decision.ToString(), nameof(OrderTrigger.Cancel));
        if (decision == CancellationDecision.Return)
        {
            var line = _order.Line(id);
            Replace(line with { ToReturn = line.ToReturn + quantity });
            Raise(new ReturnRequested(_order.Id, id, quantity));
        }
    }

    // All bought units when the wish is new; after that those that are bought, or come out of a parcel, in this change.
    private IEnumerable<(OrderLineId Line, UnitBucket Bucket, int Quantity)> ToDecide()
    {
        if (_isCancellationNew)
        {
            _isCancellationNew = false;
            return _order.Lines
                .SelectMany(line => new[] { UnitBucket.Purchased, UnitBucket.InStock }.Select(bucket => (line.Id, bucket, line.Units[bucket])))
                .Where(found => found.Item3 > 0);
        }

        return History.OfType<HistoryEntry.UnitsMoved>()
            .Where(move => (move.From, move.To) is (UnitBucket.Purchasing, UnitBucket.Purchased) or (UnitBucket.Packing, UnitBucket.InStock) or (UnitBucket.Shipped, UnitBucket.InStock))
            .GroupBy(move => (move.Line, move.To))
            .Select(group => (group.Key.Line, group.Key.To, group.Sum(move => move.Quantity)));
    }

    private static int Returnable(Units units) => WithUs.Sum(bucket => units[bucket]);

    private void RequireNotToReturn(OrderLine line, UnitBucket from, UnitBucket to, int quantity)
    {
        if ((from, to) == (UnitBucket.InStock, UnitBucket.Packing) && Returnable(line.Units) - quantity < line.ToReturn)
        {
            throw new OrderTransitionException(
                Key.ToString(),
                string.Create(CultureInfo.InvariantCulture, $"being cancelled, with {line.ToReturn} units of line {line.Id} to be sent back"),
                string.Create(CultureInfo.InvariantCulture, $"packing {quantity}"),
                []);
        }
    }
}

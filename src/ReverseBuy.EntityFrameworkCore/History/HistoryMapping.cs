using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.History;

internal static class HistoryMapping
{
    public static HistoryRow NewRow(HistoryEntry entry)
    {
        var row = new HistoryRow
        {
            AggregateKind = entry.Aggregate.Kind,
            Aggregate = entry.Aggregate.Value,
            Version = entry.Version,
            ActorKind = entry.Actor.Kind,
            ActorId = entry.Actor.Id,
            Reason = entry.Reason,
            Cause = entry.Cause,
            At = entry.At,
        };
        switch (entry)
        {
            case HistoryEntry.Transition transition:
                row.Kind = HistoryKind.Transition;
                row.Subject = transition.Subject;
                row.From = transition.From;
                row.To = transition.To;
                row.Trigger = transition.Trigger;
                break;
            case HistoryEntry.UnitsMoved move:
                row.Kind = HistoryKind.UnitsMoved;
                row.OrderLine = move.Line;
                row.From = move.From.ToString();
                row.To = move.To.ToString();
                row.Quantity = move.Quantity;
                row.Fact = move.Fact;
                break;
            case HistoryEntry.FoundUnitsMoved move:
                row.Kind = HistoryKind.FoundUnitsMoved;
                row.From = move.From.ToString();
                row.To = move.To.ToString();
                row.Quantity = move.Quantity;
                row.Fact = move.Fact;
                break;
        }

        return row;
    }

    public static HistoryEntry ToEntry(HistoryRow row) => row.Kind switch
    {
        HistoryKind.Transition => new HistoryEntry.Transition(row.Subject!, row.From, row.To, row.Trigger!)
        {
            Aggregate = new AggregateKey(row.AggregateKind, row.Aggregate),
            Version = row.Version,
            Actor = new Actor(row.ActorKind, row.ActorId),
            Reason = row.Reason,
            Cause = row.Cause,
            At = row.At,
        },
        HistoryKind.FoundUnitsMoved => new HistoryEntry.FoundUnitsMoved(Enum.Parse<UnitBucket>(row.From), Enum.Parse<UnitBucket>(row.To), row.Quantity!.Value, row.Fact!)
        {
            Aggregate = new AggregateKey(row.AggregateKind, row.Aggregate),
            Version = row.Version,
            Actor = new Actor(row.ActorKind, row.ActorId),
            Reason = row.Reason,
            Cause = row.Cause,
            At = row.At,
        },
        _ => new HistoryEntry.UnitsMoved(row.OrderLine!.Value, Enum.Parse<UnitBucket>(row.From), Enum.Parse<UnitBucket>(row.To), row.Quantity!.Value, row.Fact!)
        {
            Aggregate = new AggregateKey(row.AggregateKind, row.Aggregate),
            Version = row.Version,
            Actor = new Actor(row.ActorKind, row.ActorId),
            Reason = row.Reason,
            Cause = row.Cause,
            At = row.At,
        },
    };
}

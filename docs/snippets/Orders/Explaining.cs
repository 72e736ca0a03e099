using ReverseBuy.Orders;

namespace ReverseBuy.Snippets.Orders;

internal sealed class Explaining(IOrders orders)
{
    public async Task TellAsync(OrderId id)
    {
        var explained = await orders.ExplainAsync(id);
        foreach (var handled in explained.Timeline)
        {
            var did = string.Join(", ", handled.Marks.Select(mark => $"{mark.Handler}: {mark.Result}"));
            Console.WriteLine($"{handled.Envelope.OccurredAt:u} {handled.Envelope.Type} ({did})");
        }

        foreach (var change in explained.History)
        {
            var what = change switch
            {
                HistoryEntry.Transition transition => $"{transition.Subject} {transition.From} → {transition.To} by {transition.Trigger}",
                HistoryEntry.UnitsMoved moved => $"{moved.Quantity} of line {moved.Line}: {moved.From} → {moved.To}",
                _ => string.Empty,
            };
            Console.WriteLine($"{change.Aggregate} version {change.Version}: {what} ({change.Actor}, {change.Reason ?? change.Cause})");
        }
    }
}

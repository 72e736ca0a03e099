using ReverseBuy.Orders.Workflow;

namespace ReverseBuy.Orders.Changes;

/// <summary>What keeps the order from going forward.</summary>
internal sealed partial class OrderChange
{
    public void PutHold(OrderHold hold)
    {
        if (OrderGraph.Final.Contains(_order.State) || _order.Holds.Any(known => known.IsOn && known.Name == hold.Name))
        {
            throw new OrderTransitionException(
                Key.ToString(), StateName, "PutHold", OrderGraph.Final.Contains(_order.State) ? "it is over" : $"the hold '{hold.Name}' is on already");
        }

        _order = _order with { Holds = [.. _order.Holds, hold] };
        NoteTransition($"hold:{hold.Name}", string.Empty, "On", "PutHold");
    }

    public void ReleaseHold(string name)
    {
        var on = _order.Holds.FirstOrDefault(hold => hold.IsOn && hold.Name == name) ?? throw new UnknownAggregateException("hold", name);
        _order = _order with { Holds = [.. _order.Holds.Select(hold => hold == on ? on with { ReleasedAt = At } : hold)] };
        NoteTransition($"hold:{name}", "On", "Off", "ReleaseHold");
    }
}

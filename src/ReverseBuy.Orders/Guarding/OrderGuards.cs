using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Guarding;

/// <summary>Asks holds and the host's own rules before somebody's decision is carried out.</summary>
internal sealed class OrderGuards(IEnumerable<IOrderGuard> guards)
{
    private readonly IReadOnlyList<IOrderGuard> _guards = [.. guards];

    /// <summary>Refuses what would take an order forward that is held, and what a rule of the host's refuses.</summary>
    /// <exception cref="OrderTransitionException">It is refused; the message says by whom and why.</exception>
    public void RequireForward(TenantId tenant, OrderChange change, OrderTrigger trigger, Actor actor)
    {
        change.Order.RequireNotHeld(trigger.ToString());
        RequireAllowed(tenant, change, trigger, actor);
    }

    /// <summary>Refuses what a rule of the host's refuses. What is not possible anyway is left to the graph, which says what is.</summary>
    /// <exception cref="OrderTransitionException">It is refused; the message says why.</exception>
    public void RequireAllowed(TenantId tenant, OrderChange change, OrderTrigger trigger, Actor actor)
    {
        if (Refusal(tenant, change.Order, trigger, actor) is { } reason)
        {
            throw new OrderTransitionException(change.Key.ToString(), change.Order.State.ToString(), trigger.ToString(), reason);
        }
    }

    /// <summary>Why a rule of the host's refuses it; <see langword="null"/> when none does.</summary>
    public string? Refusal(TenantId tenant, Order order, OrderTrigger trigger, Actor actor) =>
        _guards.Select(guard => guard.Refuse(tenant, order, trigger, actor)).FirstOrDefault(reason => reason is not null);
}

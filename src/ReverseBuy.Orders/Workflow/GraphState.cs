using Stateless.Reflection;

namespace ReverseBuy.Orders.Workflow;

/// <summary>Where something stands in its graph. Immutable.</summary>
/// <param name="graph">The graph.</param>
/// <param name="state">The state.</param>
/// <param name="about">What guards decide on.</param>
internal readonly struct GraphState<TState, TTrigger>(Graph<TState, TTrigger> graph, TState state, object? about)
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    public TState State => state;

    public object? About => about;

    public bool CanFire(TTrigger trigger) => graph.CanFire(this, trigger);

    /// <summary>Fires a trigger, or says what is possible instead.</summary>
    /// <param name="subject">What it is, for who is told that it is not possible.</param>
    /// <param name="trigger">The trigger.</param>
    /// <returns>The state it leads to.</returns>
    /// <exception cref="OrderTransitionException">The state does not allow the trigger.</exception>
    public TState Fire(string subject, TTrigger trigger)
    {
        if (CanFire(trigger))
        {
            return graph.Fire(this, trigger);
        }

        var here = this;
        throw new OrderTransitionException(
            subject,
            state.ToString(),
            trigger.ToString(),
            Enum.GetValues<TTrigger>().Where(possible => here.CanFire(possible)).Select(possible => possible.ToString()));
    }

    /// <summary>Tells all that was declared, beginning with this state.</summary>
    public StateMachineInfo GetInfo() => graph.GetInfo(state);
}

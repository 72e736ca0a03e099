using Stateless;

namespace ReverseBuy.Orders.Workflow;

internal static class StateMachineFiring
{
    /// <summary>Fires a trigger, or says what is possible instead.</summary>
    /// <exception cref="OrderTransitionException">The state does not allow the trigger.</exception>
    public static TState Fire<TState, TTrigger>(this StateMachine<TState, TTrigger> machine, string subject, TTrigger trigger)
        where TState : struct, Enum
        where TTrigger : struct, Enum
    {
        if (!machine.CanFire(trigger))
        {
            throw new OrderTransitionException(
                subject,
                machine.State.ToString(),
                trigger.ToString(),
                Enum.GetValues<TTrigger>().Where(possible => machine.CanFire(possible)).Select(possible => possible.ToString()));
        }

        machine.Fire(trigger);
        return machine.State;
    }
}

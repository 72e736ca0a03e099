using Stateless;
using Stateless.Reflection;

namespace ReverseBuy.Orders.Workflow;

/// <summary>
/// States and the triggers between them, declared once. A machine is made once for each thread and told before each question what it is asked about: making one takes
/// many times longer than asking it, and it is for one caller at a time. Thread-safe.
/// </summary>
/// <param name="declare">Declares them on a machine; guards ask the function for what the machine is about at that moment.</param>
internal sealed class Graph<TState, TTrigger>(Action<StateMachine<TState, TTrigger>, Func<object?>> declare)
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    [ThreadStatic]
    private static Machine? t_machine;

    /// <summary>What is in a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="about">What guards decide on; <see langword="null"/> where there are none.</param>
    public GraphState<TState, TTrigger> At(TState state, object? about = null) => new(this, state, about);

    public bool CanFire(GraphState<TState, TTrigger> from, TTrigger trigger) => MachineOfThread().Ask(from, machine => machine.CanFire(trigger));

    public TState Fire(GraphState<TState, TTrigger> from, TTrigger trigger) => MachineOfThread().Ask(from, machine =>
    {
        machine.Fire(trigger);
        return machine.State;
    });

    /// <summary>Tells all that was declared, beginning with a state.</summary>
    public StateMachineInfo GetInfo(TState first) => new Machine(this, first).GetInfo();

    private Machine MachineOfThread() => t_machine is { } known && known.Graph == this ? known : t_machine = new Machine(this, default);

    private void Declare(StateMachine<TState, TTrigger> machine, Func<object?> about) => declare(machine, about);

    private sealed class Machine
    {
        private readonly StateMachine<TState, TTrigger> _machine;
        private TState _state;
        private object? _about;

        public Machine(Graph<TState, TTrigger> graph, TState first)
        {
            Graph = graph;
            _state = first;
            _machine = new StateMachine<TState, TTrigger>(() => _state, state => _state = state);
            graph.Declare(_machine, () => _about);
        }

        public Graph<TState, TTrigger> Graph { get; }

        public T Ask<T>(GraphState<TState, TTrigger> from, Func<StateMachine<TState, TTrigger>, T> ask)
        {
            (_state, _about) = (from.State, from.About);
            try
            {
                return ask(_machine);
            }
            finally
            {
                _about = null;
            }
        }

        public StateMachineInfo GetInfo() => _machine.GetInfo();
    }
}

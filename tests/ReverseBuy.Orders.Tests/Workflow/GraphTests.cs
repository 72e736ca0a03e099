using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;
using Stateless.Reflection;

namespace ReverseBuy.Orders.Tests.Workflow;

/// <summary>What holds for every graph: it can always be brought to an end, and what is final stays so.</summary>
public sealed class GraphTests
{
    public static TheoryData<string> Graphs => ["order", "purchase order", "upstream order", "package", "parcel"];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void From_every_reachable_state_a_final_one_is_reachable(string graph)
    {
        var (edges, start, final) = Read(graph);
        foreach (var state in Reach(edges, start))
        {
            Assert.True(Reach(edges, [state]).Overlaps(final), $"A {graph} that is {state} can never end.");
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Every_declared_state_is_reachable(string graph)
    {
        var (edges, start, _) = Read(graph);

        Assert.Equal(StatesOf(graph).Order(StringComparer.Ordinal), Reach(edges, start).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Every_declared_trigger_is_used(string graph)
    {
        var used = Info(graph).States
            .SelectMany(state => state.FixedTransitions.Cast<TransitionInfo>().Concat(state.DynamicTransitions))
            .Select(transition => transition.Trigger.UnderlyingTrigger.ToString()!)
            .ToHashSet(StringComparer.Ordinal);

        // Placing makes the order: there is no state it could leave.
        Assert.Empty(TriggersOf(graph).Except(used, StringComparer.Ordinal).Except(["Place", "Announce"], StringComparer.Ordinal));
    }

    private static (ILookup<string, string> Edges, string[] Start, string[] Final) Read(string graph)
    {
        var edges = Info(graph).States
            .SelectMany(state => state.FixedTransitions.Select(transition => (From: Name(state), To: Name(transition.DestinationState)))
                .Concat(state.DynamicTransitions.SelectMany(transition => transition.PossibleDestinationStates).Select(to => (From: Name(state), To: to.DestinationState))))
            .ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        return graph switch
        {
            "order" => (edges, [nameof(OrderState.AwaitingPayment), nameof(OrderState.PendingReview)], Names(OrderGraph.Final)),
            "purchase order" => (edges, [nameof(PurchaseOrderState.Draft)], Names(PurchaseOrderGraph.Final)),
            "upstream order" => (edges, [nameof(UpstreamOrderState.Unpaid)], Names(UpstreamOrderGraph.Final)),
            "package" => (edges, [nameof(PackageState.Announced), nameof(PackageState.Arrived)], Names(PackageGraph.Final)),
            _ => (edges, [nameof(ParcelState.Draft)], Names(ParcelGraph.Final)),
        };
    }

    private static StateMachineInfo Info(string graph) => graph switch
    {
        "order" => OrderGraph.Of(Samples.Order()).GetInfo(),
        "purchase order" => PurchaseOrderGraph.Of(PurchaseOrderState.Draft).GetInfo(),
        "upstream order" => UpstreamOrderGraph.Of(UpstreamOrderState.Unpaid).GetInfo(),
        "package" => PackageGraph.Of(PackageState.Announced).GetInfo(),
        _ => ParcelGraph.Of(ParcelState.Draft).GetInfo(),
    };

    private static string[] StatesOf(string graph) => graph switch
    {
        "order" => Enum.GetNames<OrderState>(),
        "purchase order" => Enum.GetNames<PurchaseOrderState>(),
        "upstream order" => Enum.GetNames<UpstreamOrderState>(),
        "package" => Enum.GetNames<PackageState>(),
        _ => Enum.GetNames<ParcelState>(),
    };

    private static string[] TriggersOf(string graph) => graph switch
    {
        "order" => Enum.GetNames<OrderTrigger>(),
        "purchase order" => Enum.GetNames<PurchaseOrderTrigger>(),
        "upstream order" => Enum.GetNames<UpstreamOrderTrigger>(),
        "package" => Enum.GetNames<PackageTrigger>(),
        _ => Enum.GetNames<ParcelTrigger>(),
    };

    private static HashSet<string> Reach(ILookup<string, string> edges, IEnumerable<string> start)
    {
        var reached = new HashSet<string>(start, StringComparer.Ordinal);
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var state))
        {
            foreach (var next in edges[state].Where(reached.Add))
            {
                open.Enqueue(next);
            }
        }

        return reached;
    }

    private static string Name(StateInfo state) => state.UnderlyingState.ToString()!;

    private static string[] Names<T>(IEnumerable<T> states)
        where T : struct, Enum =>
        [.. states.Select(state => state.ToString())];
}

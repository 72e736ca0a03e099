using ReverseBuy.Fulfilment;
using Stateless;
using static ReverseBuy.Fulfilment.PackageState;
using static ReverseBuy.Fulfilment.PackageTrigger;

namespace ReverseBuy.Orders.Workflow;

/// <summary>The states of a package into one of our warehouses.</summary>
internal static class PackageGraph
{
    public static IReadOnlyList<PackageState> Final { get; } = [Closed, Withdrawn, SentBack, Disposed];

    private static Graph<PackageState, PackageTrigger> States { get; } = new((machine, _) => Declare(machine));

    public static GraphState<PackageState, PackageTrigger> Of(PackageState state) => States.At(state);

    private static void Declare(StateMachine<PackageState, PackageTrigger> machine)
    {
        machine.Configure(Announced)
            .Permit(Depart, InTransit)
            .Permit(Arrive, Arrived)
            .Permit(Lose, Lost)
            .Permit(Withdraw, Withdrawn);

        machine.Configure(InTransit)
            .Permit(Arrive, Arrived)
            .Permit(Lose, Lost)
            .Permit(Withdraw, Withdrawn);

        machine.Configure(Lost)
            .Permit(Arrive, Arrived);

        machine.Configure(Arrived)
            .Permit(Match, Matched)
            .Permit(LeaveUnclaimed, Unclaimed);

        machine.Configure(Unclaimed)
            .Permit(Match, Matched)
            .Permit(SendBack, SentBack)
            .Permit(PackageTrigger.Dispose, Disposed);

        machine.Configure(Matched)
            .Permit(Inspect, Inspected);

        machine.Configure(Inspected)
            .Permit(Close, Closed);
    }
}

using ReverseBuy.Fulfilment;
using Stateless;
using static ReverseBuy.Fulfilment.PackageState;
using static ReverseBuy.Fulfilment.PackageTrigger;

namespace ReverseBuy.Orders.Workflow;

/// <summary>The states of a package into one of our warehouses.</summary>
internal static class PackageGraph
{
    public static IReadOnlyList<PackageState> Final { get; } = [Closed, Withdrawn, SentBack, Disposed];

    public static StateMachine<PackageState, PackageTrigger> Of(PackageState state)
    {
        var machine = new StateMachine<PackageState, PackageTrigger>(state);

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

        return machine;
    }
}

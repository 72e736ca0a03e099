using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;
using Stateless.Reflection;

namespace ReverseBuy.Orders.Tests.Workflow;

/// <summary>Hosts read the machines in <c>docs</c>; the pages show every transition that is declared, and no other.</summary>
public sealed class StateDiagramTests
{
    [Fact]
    public void The_order_is_drawn_as_it_is_declared() => Compare("orders.md", "Order", OrderGraph.Of(Samples.Order()).GetInfo());

    [Fact]
    public void The_purchase_order_is_drawn_as_it_is_declared() => Compare("procurement.md", "Purchase order", PurchaseOrderGraph.Of(PurchaseOrderState.Draft).GetInfo());

    [Fact]
    public void The_upstream_order_is_drawn_as_it_is_declared() => Compare("procurement.md", "Upstream order", UpstreamOrderGraph.Of(UpstreamOrderState.Unpaid).GetInfo());

    [Fact]
    public void The_package_is_drawn_as_it_is_declared() => Compare("fulfilment.md", "Package", PackageGraph.Of(PackageState.Announced).GetInfo());

    [Fact]
    public void The_parcel_is_drawn_as_it_is_declared() => Compare("fulfilment.md", "Parcel", ParcelGraph.Of(ParcelState.Draft).GetInfo());

    [Fact]
    public void A_box_with_several_names_stands_for_each_of_them() => Assert.Equal(
        ["A --Go--> B", "A --Go--> C", "B --Stop--> D", "C --Stop--> D", "B --Turn--> C"],
        StateDiagram.Read("""
            stateDiagram-v2
                state "B, C" as Inner
                [*] --> A
                A --> Inner: Go
                Inner --> D: Stop*
                B --> C: Turn
            """));

    private static void Compare(string page, string section, StateMachineInfo machine)
    {
        var declared = machine.States.SelectMany(state => state.FixedTransitions
            .Select(transition => $"{state.UnderlyingState} --{transition.Trigger.UnderlyingTrigger}--> {transition.DestinationState.UnderlyingState}")
            .Concat(state.DynamicTransitions.SelectMany(transition => transition.PossibleDestinationStates
                .Select(to => $"{state.UnderlyingState} --{transition.Trigger.UnderlyingTrigger}--> {to.DestinationState}"))));

        Assert.Equal(declared.Order(StringComparer.Ordinal), StateDiagram.EdgesOf(page, section).Order(StringComparer.Ordinal));
    }
}

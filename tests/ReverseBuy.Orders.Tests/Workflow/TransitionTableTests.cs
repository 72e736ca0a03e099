using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Tests.Workflow;

/// <summary>The tables of the lifecycle, written out once more from the specification, against the graphs.</summary>
public sealed class TransitionTableTests
{
    [Fact]
    public void A_purchase_order_goes_exactly_where_the_lifecycle_lets_it() => Compare<PurchaseOrderState, PurchaseOrderTrigger>(
        state => PurchaseOrderGraph.Of(state),
        """
        Draft: Submitting AwaitingOperator Discarded
        Submitting: Placed Refused CreateUnknown
        CreateUnknown: Placed Absent NeedsPerson
        NeedsPerson: Placed Absent
        AwaitingOperator: Placed Declined Expired
        Placed: Paid Closed
        Paid: Closed
        """);

    [Fact]
    public void A_package_goes_exactly_where_the_lifecycle_lets_it() => Compare<PackageState, PackageTrigger>(
        state => PackageGraph.Of(state),
        """
        Announced: InTransit Arrived Lost Withdrawn
        InTransit: Arrived Lost Withdrawn
        Lost: Arrived
        Arrived: Matched Unclaimed
        Unclaimed: Matched SentBack Disposed
        Matched: Inspected
        Inspected: Closed
        """);

    [Fact]
    public void A_parcel_goes_exactly_where_the_lifecycle_lets_it() => Compare<ParcelState, ParcelTrigger>(
        state => ParcelGraph.Of(state),
        """
        Draft: Requested Cancelled Blocked
        Requested: TrialPacked AwaitingFreight Cancelled Blocked
        TrialPacked: Quoted Cancelled Blocked
        Quoted: AwaitingFreight Cancelled Blocked
        AwaitingFreight: Packing Cancelled Blocked
        Packing: Packed Cancelled Blocked
        Packed: FreightDue FreightRefundDue ReadyToDispatch Cancelled Blocked
        FreightDue: ReadyToDispatch Cancelled Blocked
        FreightRefundDue: ReadyToDispatch Cancelled Blocked
        ReadyToDispatch: HandedOver Cancelled Blocked
        Blocked: Draft Cancelled
        HandedOver: InTransit CustomsHold OutForDelivery Delivered Returning Lost Seized Damaged
        InTransit: CustomsHold OutForDelivery Delivered Returning Lost Seized Damaged
        CustomsHold: InTransit OutForDelivery Delivered Returning Lost Seized Damaged
        OutForDelivery: Delivered Returning Lost Seized Damaged
        Returning: Returned
        Lost: Delivered Returning Claimed
        Seized: Claimed
        Damaged: Claimed
        Delivered: Claimed
        Claimed: Compensated ClaimRefused
        """);

    [Fact]
    public void An_upstream_order_goes_exactly_where_the_lifecycle_lets_it() => Compare<UpstreamOrderState, UpstreamOrderTrigger>(
        state => UpstreamOrderGraph.Of(state),
        """
        Unpaid: Paying Paid PriceModified Expired Cancelling Cancelled
        PayRefused: Paying Paid PriceModified Expired Cancelling Cancelled
        PriceModified: Unpaid Paid Expired Cancelling Cancelled
        Paying: Paid PayRefused PayUnknown Cancelled
        PayUnknown: Paid PayRefused Cancelled
        Cancelling: Cancelled Unpaid Paid CancelUnknown
        CancelUnknown: Cancelled Unpaid Paid
        Paid: PartlyShipped Shipped Received Closed Cancelled Refunding
        PartlyShipped: Shipped Received Closed Cancelled Refunding
        Shipped: Received Closed Cancelled Refunding
        Received: Closed Cancelled Refunding
        Refunding: Refunded Paid
        """);

    private static void Compare<TState, TTrigger>(Func<TState, GraphState<TState, TTrigger>> graph, string table)
        where TState : struct, Enum
        where TTrigger : struct, Enum
    {
        var specified = table.Split('\n')
            .Select(line => line.Split(": "))
            .SelectMany(parts => parts[1].Trim().Split(' ').Select(to => $"{parts[0]} to {to}"))
            .Order(StringComparer.Ordinal);
        var declared = Enum.GetValues<TState>()
            .SelectMany(from => Enum.GetValues<TTrigger>()
                .Where(trigger => graph(from).CanFire(trigger))
                .Select(trigger => $"{from} to {graph(from).Fire("it", trigger)}"))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

        Assert.Equal(specified, declared);
    }
}

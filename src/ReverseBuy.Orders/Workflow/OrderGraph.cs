using Stateless;
using Stateless.Reflection;
using static ReverseBuy.Orders.OrderState;
using static ReverseBuy.Orders.OrderTrigger;

namespace ReverseBuy.Orders.Workflow;

/// <summary>The states of an order. The five nodes of fulfilment are one state in all but name: which of them it is follows from the units.</summary>
internal static class OrderGraph
{
    public static IReadOnlyList<OrderState> Fulfilment { get; } = [InProcurement, InStock, InPackaging, Shipped, Delivered];

    public static IReadOnlyList<OrderState> Final { get; } = [Completed, Cancelled, Rejected];

    private static Graph<OrderState, OrderTrigger> States { get; } = new((machine, order) => Declare(machine, () => (Order)order()!));

    /// <summary>Whether units may move the order from node to node.</summary>
    public static bool IsFulfilment(OrderState state) => state is >= InProcurement and <= Delivered;

    /// <summary>An order where it stands.</summary>
    public static GraphState<OrderState, OrderTrigger> Of(Order order) => States.At(order.State, order);

    /// <summary>The node its units are at; where it is now, when no unit is live.</summary>
    public static OrderState NodeOf(Order order) => order.Progress?.Node ?? (IsFulfilment(order.State) ? order.State : InProcurement);

    public static bool IsWhollyCancelled(Order order) =>
        order.Lines.All(line => line.Units[UnitBucket.Cancelled] == line.Quantity);

    /// <summary>Whether every unit has arrived, or is out.</summary>
    public static bool HasArrived(Order order) => order.Progress is null or { Node: Delivered, IsPartly: false };

    private static void Declare(StateMachine<OrderState, OrderTrigger> machine, Func<Order> order)
    {
        machine.Configure(AwaitingPayment)
            .PermitIf(Pay, PendingReview, () => order().Due.IsZero, "the captured sum reaches what is due")
            .Permit(Cancel, Cancelled)
            .Permit(PaymentWindowOver, Cancelled)
            .Ignore(UnitsMoved);

        machine.Configure(PendingReview)
            .Permit(AskCustomer, AwaitingCustomer)
            .Permit(Reject, Rejected)
            .PermitDynamic(Approve, () => NodeOf(order()), "by its units", Nodes(Approve))
            .PermitIf(AllUnitsCancelled, Cancelled, () => IsWhollyCancelled(order()), "every unit is cancelled")
            .Ignore(UnitsMoved);

        machine.Configure(AwaitingCustomer)
            .PermitReentry(AskCustomer)
            .PermitDynamic(Answer, () => order().IsApproved ? NodeOf(order()) : PendingReview, "back to where it was asked", Nodes(Answer, PendingReview))
            .PermitDynamic(Decline, () => Declined(order()), "what is left of it", Nodes(Decline, Cancelled))
            .PermitDynamic(AnswerWindowOver, () => Declined(order()), "what is left of it", Nodes(AnswerWindowOver, Cancelled))
            .PermitIf(AllUnitsCancelled, Cancelled, () => IsWhollyCancelled(order()), "every unit is cancelled")
            .Ignore(UnitsMoved);

        foreach (var node in Fulfilment)
        {
            machine.Configure(node)
                .PermitDynamic(UnitsMoved, () => NodeOf(order()), "by its units", Nodes(UnitsMoved))
                .Permit(AskCustomer, AwaitingCustomer)
                .PermitIf(AllUnitsCancelled, Cancelled, () => IsWhollyCancelled(order()), "every unit is cancelled")
                .PermitIf(Complete, Completed, () => IsSettled(order()), "every unit has arrived or is out, and nothing is due");
        }

        machine.Configure(Completed).Ignore(UnitsMoved);
        machine.Configure(Cancelled).Ignore(UnitsMoved);
        machine.Configure(Rejected).Ignore(UnitsMoved);
    }

    private static bool IsSettled(Order order) => HasArrived(order) && order.Due.IsZero && order.DueBack.IsZero;

    // Declined, what was approved goes on with the units that are left; what was not, or has none left, is over.
    private static OrderState Declined(Order order) => order.IsApproved && !IsWhollyCancelled(order) ? NodeOf(order) : Cancelled;

    private static DynamicStateInfos Nodes(OrderTrigger trigger, params IReadOnlyList<OrderState> others)
    {
        var infos = new DynamicStateInfos();
        foreach (var state in Fulfilment.Concat(others))
        {
            infos.Add(state, trigger.ToString());
        }

        return infos;
    }
}

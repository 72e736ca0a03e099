using ReverseBuy.Procurement;
using Stateless;
using static ReverseBuy.Procurement.PurchaseOrderState;
using static ReverseBuy.Procurement.PurchaseOrderTrigger;

namespace ReverseBuy.Orders.Workflow;

/// <summary>The states of one attempt to buy. Nothing leads back: a further attempt is another purchase order.</summary>
internal static class PurchaseOrderGraph
{
    public static IReadOnlyList<PurchaseOrderState> Final { get; } = [Discarded, Refused, Absent, Declined, Expired, Closed];

    private static Graph<PurchaseOrderState, PurchaseOrderTrigger> States { get; } = new((machine, _) => Declare(machine));

    public static GraphState<PurchaseOrderState, PurchaseOrderTrigger> Of(PurchaseOrderState state) => States.At(state);

    private static void Declare(StateMachine<PurchaseOrderState, PurchaseOrderTrigger> machine)
    {
        machine.Configure(Draft)
            .Permit(Submit, Submitting)
            .Permit(HandToOperator, AwaitingOperator)
            .Permit(Discard, Discarded);

        machine.Configure(Submitting)
            .Permit(Place, Placed)
            .Permit(Refuse, Refused)
            .Permit(LoseAnswer, CreateUnknown);

        machine.Configure(CreateUnknown)
            .Permit(Place, Placed)
            .Permit(FindAbsent, Absent)
            .Permit(CallPerson, NeedsPerson);

        machine.Configure(NeedsPerson)
            .Permit(Place, Placed)
            .Permit(FindAbsent, Absent);

        machine.Configure(AwaitingOperator)
            .Permit(Place, Placed)
            .Permit(Decline, Declined)
            .Permit(Expire, Expired);

        machine.Configure(Placed)
            .Permit(AllPaid, Paid)
            .Permit(AllEnded, Closed);

        machine.Configure(Paid)
            .Permit(AllEnded, Closed);
    }
}

using ReverseBuy.Fulfilment;
using Stateless;
using static ReverseBuy.Fulfilment.ParcelState;
using static ReverseBuy.Fulfilment.ParcelTrigger;

namespace ReverseBuy.Orders.Workflow;

/// <summary>The states of an international shipment. Before it is handed over it can be called off or blocked; after that a carrier's facts may skip forward.</summary>
internal static class ParcelGraph
{
    public static IReadOnlyList<ParcelState> Final { get; } = [Delivered, Cancelled, Returned, Compensated, ClaimRefused];

    private static Graph<ParcelState, ParcelTrigger> States { get; } = new((machine, _) => Declare(machine));

    private static readonly ParcelState[] BeforeHandover =
        [Draft, Requested, TrialPacked, Quoted, AwaitingFreight, Packing, Packed, FreightDue, FreightRefundDue, ReadyToDispatch];

    private static readonly ParcelState[] OnItsWay = [HandedOver, InTransit, CustomsHold, OutForDelivery];

    public static GraphState<ParcelState, ParcelTrigger> Of(ParcelState state) => States.At(state);

    private static void Declare(StateMachine<ParcelState, ParcelTrigger> machine)
    {
        machine.Configure(Draft).Permit(Request, Requested);
        machine.Configure(Requested).Permit(TrialPack, TrialPacked).Permit(AskFreight, AwaitingFreight);
        machine.Configure(TrialPacked).Permit(QuoteTrial, Quoted);
        machine.Configure(Quoted).Permit(AskFreight, AwaitingFreight);
        machine.Configure(AwaitingFreight).Permit(PayFreight, Packing);
        machine.Configure(Packing).Permit(Pack, Packed);
        machine.Configure(Packed).Permit(OweFreight, FreightDue).Permit(OweRefund, FreightRefundDue).Permit(MakeReady, ReadyToDispatch);
        machine.Configure(FreightDue).Permit(PayFreight, ReadyToDispatch);
        machine.Configure(FreightRefundDue).Permit(MakeReady, ReadyToDispatch);
        machine.Configure(ReadyToDispatch).Permit(HandOver, HandedOver);
        foreach (var early in BeforeHandover)
        {
            machine.Configure(early).Permit(Cancel, Cancelled).Permit(Block, Blocked);
        }

        machine.Configure(Blocked).Permit(Unblock, Draft).Permit(Cancel, Cancelled);

        machine.Configure(HandedOver).Permit(Depart, InTransit);
        machine.Configure(CustomsHold).Permit(Depart, InTransit);
        machine.Configure(HandedOver).Permit(HoldAtCustoms, CustomsHold);
        machine.Configure(InTransit).Permit(HoldAtCustoms, CustomsHold);
        foreach (var before in new[] { HandedOver, InTransit, CustomsHold })
        {
            machine.Configure(before).Permit(GoOutForDelivery, OutForDelivery);
        }

        foreach (var moving in OnItsWay)
        {
            machine.Configure(moving)
                .Permit(Deliver, Delivered)
                .Permit(Return, Returning)
                .Permit(Lose, Lost)
                .Permit(Seize, Seized)
                .Permit(Damage, Damaged);
        }

        machine.Configure(Returning).Permit(ReceiveBack, Returned);
        machine.Configure(Lost).Permit(Deliver, Delivered).Permit(Return, Returning);
        foreach (var claimable in new[] { Lost, Seized, Damaged, Delivered })
        {
            machine.Configure(claimable).Permit(Claim, Claimed);
        }

        machine.Configure(Claimed).Permit(Compensate, Compensated).Permit(RefuseClaim, ClaimRefused);
    }
}

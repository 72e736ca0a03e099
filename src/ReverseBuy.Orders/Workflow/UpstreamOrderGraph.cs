using ReverseBuy.Procurement;
using Stateless;
using static ReverseBuy.Procurement.UpstreamOrderState;
using static ReverseBuy.Procurement.UpstreamOrderTrigger;

namespace ReverseBuy.Orders.Workflow;

/// <summary>
/// The states of an upstream order. What the marketplace tells may skip forward and is always believed: a person may have paid or cancelled
/// at the marketplace itself, so those facts are permitted wherever they can come true.
/// </summary>
internal static class UpstreamOrderGraph
{
    public static IReadOnlyList<UpstreamOrderState> Final { get; } = [Closed, Cancelled, Expired, Refunded];

    private static Graph<UpstreamOrderState, UpstreamOrderTrigger> States { get; } = new((machine, _) => Declare(machine));

    /// <summary>Whether its money has moved and has not come back.</summary>
    public static bool IsPaid(UpstreamOrderState state) => state is Paid or PartlyShipped or Shipped or Received or Closed or Refunding;

    public static GraphState<UpstreamOrderState, UpstreamOrderTrigger> Of(UpstreamOrderState state) => States.At(state);

    private static void Declare(StateMachine<UpstreamOrderState, UpstreamOrderTrigger> machine)
    {
        foreach (var payable in new[] { Unpaid, PayRefused })
        {
            machine.Configure(payable)
                .Permit(Pay, Paying)
                .Permit(ConfirmPaid, Paid)
                .Permit(ModifyPrice, PriceModified)
                .Permit(Expire, Expired)
                .Permit(RequestCancel, Cancelling)
                .Permit(ConfirmCancelled, Cancelled);
        }

        machine.Configure(PriceModified)
            .Permit(AcceptPrice, Unpaid)
            .Permit(ConfirmPaid, Paid)
            .Permit(Expire, Expired)
            .Permit(RequestCancel, Cancelling)
            .Permit(ConfirmCancelled, Cancelled);

        machine.Configure(Paying)
            .Permit(ConfirmPaid, Paid)
            .Permit(RefusePayment, PayRefused)
            .Permit(LosePayAnswer, PayUnknown)
            .Permit(ConfirmCancelled, Cancelled);

        machine.Configure(PayUnknown)
            .Permit(ConfirmPaid, Paid)
            .Permit(RefusePayment, PayRefused)
            .Permit(ConfirmCancelled, Cancelled);

        machine.Configure(Cancelling)
            .Permit(ConfirmCancelled, Cancelled)
            .Permit(RefuseCancel, Unpaid)
            .Permit(ConfirmPaid, Paid)
            .Permit(LoseCancelAnswer, CancelUnknown);

        machine.Configure(CancelUnknown)
            .Permit(ConfirmCancelled, Cancelled)
            .Permit(RefuseCancel, Unpaid)
            .Permit(ConfirmPaid, Paid);

        machine.Configure(Paid).Permit(ShipPartly, PartlyShipped).Permit(Ship, Shipped).Permit(Receive, Received);
        machine.Configure(PartlyShipped).Permit(Ship, Shipped).Permit(Receive, Received);
        machine.Configure(Shipped).Permit(Receive, Received);
        foreach (var paid in new[] { Paid, PartlyShipped, Shipped, Received })
        {
            machine.Configure(paid)
                .Permit(Close, Closed)
                .Permit(ConfirmCancelled, Cancelled)
                .Permit(RequestRefund, Refunding);
        }

        machine.Configure(Refunding)
            .Permit(ConfirmRefunded, Refunded)
            .Permit(RefuseRefund, Paid); // the next reading skips forward to where it was
    }
}

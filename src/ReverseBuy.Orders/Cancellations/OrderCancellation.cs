using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Guarding;

namespace ReverseBuy.Orders.Cancellations;

/// <summary>Cancels orders: those that are not paid as they are, others unit by unit.</summary>
internal sealed class OrderCancellation(Changer changer, OrderGuards guards)
{
    public ValueTask<Receipt> CancelAsync(TenantId tenant, OrderId order, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("cancel", order.ToString()),
            async (changes, token) =>
            {
                var change = await changes.OrderAsync(order, token).ConfigureAwait(false);
                guards.RequireAllowed(tenant, change, OrderTrigger.Cancel, command.Actor);
                if (change.Order.State == OrderState.AwaitingPayment)
                {
                    change.End(OrderTrigger.Cancel);
                }
                else
                {
                    change.RequestCancellation();
                }

                return change;
            },
            cancellationToken);
}

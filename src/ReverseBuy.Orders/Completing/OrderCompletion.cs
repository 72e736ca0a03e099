using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Guarding;

namespace ReverseBuy.Orders.Completing;

/// <summary>Completes orders whose goods have arrived.</summary>
internal sealed class OrderCompletion(Changer changer, OrderGuards guards)
{
    public ValueTask<Receipt> CompleteAsync(TenantId tenant, OrderId order, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("complete", order.ToString()),
            async (changes, token) =>
            {
                var change = await changes.OrderAsync(order, token).ConfigureAwait(false);
                guards.RequireForward(tenant, change, OrderTrigger.Complete, command.Actor);
                change.Fire(OrderTrigger.Complete);
                return change;
            },
            cancellationToken);
}

using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Guarding;

namespace ReverseBuy.Orders.Reviewing;

/// <summary>What reviewers decide.</summary>
internal sealed class OrderReview(Changer changer, OrderGuards guards)
{
    public ValueTask<Receipt> ApproveAsync(TenantId tenant, OrderId order, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("approve", order.ToString()),
            async (changes, token) =>
            {
                var change = await changes.OrderAsync(order, token).ConfigureAwait(false);
                guards.RequireForward(tenant, change, OrderTrigger.Approve, command.Actor);
                change.Fire(OrderTrigger.Approve);
                return change;
            },
            cancellationToken);

    public ValueTask<Receipt> RejectAsync(TenantId tenant, OrderId order, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("reject", order.ToString()),
            async (changes, token) =>
            {
                var change = await changes.OrderAsync(order, token).ConfigureAwait(false);
                guards.RequireAllowed(tenant, change, OrderTrigger.Reject, command.Actor);
                change.End(OrderTrigger.Reject);
                return change;
            },
            cancellationToken);
}

using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Reviewing;

/// <summary>What reviewers decide.</summary>
internal sealed class OrderReview(Changer changer)
{
    public ValueTask<Receipt> ApproveAsync(TenantId tenant, OrderId order, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("approve", order.ToString()),
            async (changes, token) =>
            {
                var change = await changes.OrderAsync(order, token).ConfigureAwait(false);
                change.Fire(OrderTrigger.Approve);
                return change;
            },
            cancellationToken);
}

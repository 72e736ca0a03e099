using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Guarding;

namespace ReverseBuy.Orders.Reviewing;

/// <summary>What reviewers decide.</summary>
internal sealed class OrderReview(Changer changer, ReviewCompliance compliance, OrderGuards guards)
{
    public async ValueTask<ApproveOrderResult> ApproveAsync(TenantId tenant, OrderId order, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var fingerprint = Fingerprint.Of("approve", order.ToString());
        if (compliance.IsOn && await changer.AnsweredAsync(tenant, command.Key, fingerprint, cancellationToken).ConfigureAwait(false) is { } answered)
        {
            return new ApproveOrderResult.Approved(answered);
        }

        // Before the unit of work: rules may ask a service.
        var said = await compliance.CheckAsync(tenant, order, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<OrderLineFinding> against = [];
        var receipt = await changer.TryRunAsync(
            tenant,
            command,
            fingerprint,
            async (changes, token) =>
            {
                var change = await changes.OrderAsync(order, token).ConfigureAwait(false);
                guards.RequireForward(tenant, change, OrderTrigger.Approve, command.Actor);
                if (compliance.IsOn && change.Order.State == OrderState.PendingReview)
                {
                    against = Note(change, said, command.Actor);
                }

                if (against.Count == 0)
                {
                    change.Fire(OrderTrigger.Approve);
                    return change;
                }

                // What the rules said stays, and nothing else.
                await changes.WriteAsync(token).ConfigureAwait(false);
                return null;
            },
            cancellationToken).ConfigureAwait(false);
        return receipt is null ? new ApproveOrderResult.NotCompliant(against) : new ApproveOrderResult.Approved(receipt);
    }

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

    private static IReadOnlyList<OrderLineFinding> Note(OrderChange change, OrderCompliance? said, Actor actor)
    {
        ReviewCompliance.RequireStillAbout(said, change.Order);
        change.NoteCompliance(said!);
        return ReviewCompliance.Against(actor, said!);
    }
}

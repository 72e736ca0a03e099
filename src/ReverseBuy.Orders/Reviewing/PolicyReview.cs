using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Guarding;
using ReverseBuy.Orders.Questioning;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Reviewing;

/// <summary>Lets the host's policy review what comes into review.</summary>
internal sealed class PolicyReview(
    Changer changer, IReviewPolicy policy, ReviewCompliance compliance, OrderQuestioning questioning, OrderGuards guards, ITenantStorage storage)
    : IEventHandler<OrderStateChanged>
{
    public const string Name = "review-policy";
    private const string LeftToReviewer = "left to a reviewer";
    private static readonly Actor Policy = new(ActorKind.Policy, Name);

    public async ValueTask HandleAsync(EventContext context, OrderStateChanged @event, CancellationToken cancellationToken)
    {
        var order = await storage.ReadOrderAsync(context.Tenant, @event.Order, cancellationToken).ConfigureAwait(false);
        if (order.State != OrderState.PendingReview)
        {
            context.Result = "reviewed already";
            return;
        }

        // Before the unit of work: the policy, and rules before it, may take their time.
        var said = await compliance.KnownAsync(context.Tenant, order, cancellationToken).ConfigureAwait(false);
        var reviewed = order with { Compliance = said ?? order.Compliance };
        var decision = await policy.ReviewAsync(context.Tenant, reviewed, cancellationToken).ConfigureAwait(false);
        if (decision is ReviewDecision.Leave && ReferenceEquals(reviewed.Compliance, order.Compliance))
        {
            context.Result = LeftToReviewer;
            return;
        }

        await CarryOutAsync(context, reviewed, decision, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask CarryOutAsync(EventContext context, Order reviewed, ReviewDecision decision, CancellationToken cancellationToken)
    {
        var unitOfWork = await context.BeginAsync(cancellationToken).ConfigureAwait(false);
        var reason = decision switch
        {
            ReviewDecision.Approve approve => approve.Reason,
            ReviewDecision.Reject reject => reject.Reason,
            _ => null,
        };
        var changes = changer.In(unitOfWork, new Cause(Policy, context.Envelope.Correlation) { Event = context.Envelope.Id, Reason = reason });
        var change = await changes.OrderAsync(reviewed.Id, cancellationToken).ConfigureAwait(false);
        if (change.Order.Version != reviewed.Version)
        {
            // Somebody changed it while the policy looked: it looks again.
            throw new ConcurrencyException(change.Key.ToString());
        }

        if (reviewed.Compliance is { } said)
        {
            change.NoteCompliance(said);
        }

        context.Result = Decide(changes, change, decision);
        await changes.WriteAsync(cancellationToken).ConfigureAwait(false);
    }

    private string Decide(ChangeSet changes, OrderChange change, ReviewDecision decision)
    {
        var tenant = changes.UnitOfWork.Tenant;
        try
        {
            switch (decision)
            {
                case ReviewDecision.Leave:
                    return LeftToReviewer;
                case ReviewDecision.Approve:
                    guards.RequireForward(tenant, change, OrderTrigger.Approve, Policy);
                    if (compliance.IsOn && change.Order.Compliance is { } said && ReviewCompliance.Against(Policy, said) is [var against, ..])
                    {
                        return $"{LeftToReviewer}: rule '{against.Rule}' is against line {against.Line}";
                    }

                    change.Fire(OrderTrigger.Approve);
                    return "approved";
                case ReviewDecision.Reject:
                    guards.RequireAllowed(tenant, change, OrderTrigger.Reject, Policy);
                    change.End(OrderTrigger.Reject);
                    return "rejected";
                case ReviewDecision.Ask ask:
                    guards.RequireAllowed(tenant, change, OrderTrigger.AskCustomer, Policy);
                    foreach (var question in ask.Questions)
                    {
                        questioning.Ask(changes, change, question);
                    }

                    return "asked the customer";
                default:
                    throw new InvalidOperationException($"{decision} is no decision.");
            }
        }
        catch (OrderTransitionException refused) when (refused.Reason is not null)
        {
            // A hold or another rule of the host's is against it, before anything was changed: a person decides.
            return $"{LeftToReviewer}: {refused.Reason}";
        }
    }
}

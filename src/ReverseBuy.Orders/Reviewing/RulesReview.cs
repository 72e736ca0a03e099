using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Guarding;
using ReverseBuy.Orders.Questioning;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Reviewing;

/// <summary>Has each order that comes into review looked at by the compliance rules, so that a reviewer sees what they say before deciding, and customers are asked what they want to know.</summary>
internal sealed class RulesReview(
    Changer changer, ReviewCompliance compliance, OrderQuestioning questioning, OrderGuards guards, ITenantStorage storage) : IEventHandler<OrderStateChanged>
{
    /// <summary>The handler's durable name.</summary>
    public const string Name = "compliance-rules";

    private static readonly Actor Rules = new(ActorKind.Policy, Name);

    public async ValueTask HandleAsync(EventContext context, OrderStateChanged @event, CancellationToken cancellationToken)
    {
        var order = await storage.ReadOrderAsync(context.Tenant, @event.Order, cancellationToken).ConfigureAwait(false);
        if (order.State != OrderState.PendingReview)
        {
            context.Result = "reviewed already";
            return;
        }

        // Before the unit of work: rules may ask a service.
        var said = await compliance.KnownAsync(context.Tenant, order, cancellationToken).ConfigureAwait(false);
        if (said is null)
        {
            context.Result = "no rules";
            return;
        }

        var unitOfWork = await context.BeginAsync(cancellationToken).ConfigureAwait(false);
        var changes = changer.In(unitOfWork, new Cause(Rules, context.Envelope.Correlation) { Event = context.Envelope.Id });
        var change = await changes.OrderAsync(order.Id, cancellationToken).ConfigureAwait(false);
        if (change.Order.Version != order.Version)
        {
            // Somebody changed it while the rules looked: they look again.
            throw new ConcurrencyException(change.Key.ToString());
        }

        change.NoteCompliance(said);
        context.Result = Ask(changes, change, said) ? "asked the customer" : said.Findings.Count == 0 ? "nothing against it" : "something against it";
        await changes.WriteAsync(cancellationToken).ConfigureAwait(false);
    }

    // Once: what is still a question after the answer is one for a person.
    private bool Ask(ChangeSet changes, OrderChange change, OrderCompliance said)
    {
        var asked = false;
        foreach (var finding in said.Findings.Where(finding => finding.Ruling == ComplianceRuling.CustomerAsked))
        {
            var order = change.Order;
            if (!order.Questions.Any(question => question.Line == finding.Line && question.Text == finding.Reason)
                && order.Line(finding.Line).Units[UnitBucket.Pending] > order.StoppedUnits(finding.Line)
                && guards.Refusal(changes.UnitOfWork.Tenant, order, OrderTrigger.AskCustomer, Rules) is null)
            {
                questioning.Ask(changes, change, new AskQuestion(finding.Reason) { Line = finding.Line });
                asked = true;
            }
        }

        return asked;
    }
}

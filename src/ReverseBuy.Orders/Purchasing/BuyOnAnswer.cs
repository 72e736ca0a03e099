using System.Globalization;
using Microsoft.Extensions.Logging;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Lets go on what a question had stopped, once it is closed: purchases that were planned, and units that none was planned for.</summary>
internal sealed class BuyOnAnswer(Changer changer, PurchasePlanner planner, ITenants tenants, OrdersOptions options, ILogger<BuyOnAnswer> logger) : IEventHandler<QuestionClosed>
{
    public const string Name = "procurement-after-question";

    public async ValueTask HandleAsync(EventContext context, QuestionClosed @event, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(context.Tenant, cancellationToken).ConfigureAwait(false);
        var unitOfWork = await context.BeginAsync(cancellationToken).ConfigureAwait(false);
        var changes = changer.In(unitOfWork, new Cause(PurchaseActor.System, context.Envelope.Correlation) { Event = context.Envelope.Id });
        var change = await changes.OrderAsync(@event.Order, cancellationToken).ConfigureAwait(false);
        if (!change.Order.IsApproved || OrderGraph.Final.Contains(change.Order.State))
        {
            context.Result = "nothing to buy";
            return;
        }

        try
        {
            context.Result = await GoOnAsync(changes, tenant, change, @event, cancellationToken).ConfigureAwait(false);
            await changes.WriteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MarketplaceException exception)
        {
            // The account is gone: trying again cannot help.
            Log.NotPlanned(logger, @event.Order, context.Tenant, exception.Message);
            context.Result = "left to a person: " + exception.Code;
        }
    }

    private async ValueTask<string> GoOnAsync(
        ChangeSet changes, Tenant tenant, OrderChange change, QuestionClosed @event, CancellationToken cancellationToken)
    {
        var woken = await changes.WakePurchasesAsync(@event.Order, cancellationToken).ConfigureAwait(false);
        var planned = 0;
        if (options.BuyOnApproval && @event.State == nameof(QuestionState.Accepted))
        {
            planned = await planner
                .PlanAsync(changes, tenant, change.Order, Answered(change.Question(@event.Question)), cancellationToken)
                .ConfigureAwait(false);
        }

        return string.Create(CultureInfo.InvariantCulture, $"woke {woken} and planned {planned} purchase order(s)");
    }

    // What is pending for another reason stays a person's.
    private static Dictionary<OrderLineId, int>? Answered(OrderQuestion question) =>
        question.Line is { } line ? new Dictionary<OrderLineId, int> { [line] = question.Quantity } : null;
}

using System.Globalization;
using Microsoft.Extensions.Logging;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Questioning;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>
/// Finds out what is to become of units that were not bought. The policy is asked when the fact is committed and nothing is open, so that it may look elsewhere;
/// what it leaves to a person, the customer is asked about first where only the customer can say.
/// </summary>
internal sealed class UnboughtFollowing(
    Changer changer,
    PurchasePlanner planner,
    IUnboughtPolicy policy,
    SystemQuestions questions,
    ITenants tenants,
    ITenantStorage storage,
    ILogger<UnboughtFollowing> logger) : IEventHandler<UnitsUnbought>
{
    public const string Name = "procurement-unbought";

    public async ValueTask HandleAsync(EventContext context, UnitsUnbought @event, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(context.Tenant, cancellationToken).ConfigureAwait(false);
        var (purchase, cases) = await ReadAsync(context.Tenant, @event, cancellationToken).ConfigureAwait(false);
        var decisions = new List<(UnboughtLine Line, UnboughtDecision Decision)>();
        foreach (var (line, unbought) in cases)
        {
            decisions.Add((line, await policy.DecideAsync(unbought, cancellationToken).ConfigureAwait(false)));
        }

        var unitOfWork = await context.BeginAsync(cancellationToken).ConfigureAwait(false);
        var changes = changer.In(unitOfWork, new Cause(PurchaseActor.System, context.Envelope.Correlation) { Event = context.Envelope.Id });
        try
        {
            var told = await FollowAsync(changes, tenant, purchase, Enum.Parse<UnboughtReason>(@event.Reason), decisions, cancellationToken).ConfigureAwait(false);
            await changes.WriteAsync(cancellationToken).ConfigureAwait(false);
            context.Result = string.Join(", ", told);
        }
        catch (MarketplaceException exception)
        {
            // The alternative is at a marketplace without an account: nothing was planned, and trying again cannot help.
            Log.NotPlanned(logger, @event.Orders[0], context.Tenant, exception.Message);
            context.Result = "left to a person: " + exception.Code;
        }
    }

    private static bool MayGoOn(Order order) => order.IsApproved && !OrderGraph.Final.Contains(order.State);

    private async ValueTask<(PurchaseOrder Purchase, List<(UnboughtLine Line, UnboughtCase Case)> Cases)> ReadAsync(
        TenantId tenant, UnitsUnbought @event, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var purchase = await view.PurchaseOrders.FindAsync(@event.PurchaseOrder, cancellationToken).ConfigureAwait(false)
                ?? throw new UnknownAggregateException("purchase order", @event.PurchaseOrder.ToString());
            var reason = Enum.Parse<UnboughtReason>(@event.Reason);
            var cases = new List<(UnboughtLine, UnboughtCase)>();
            foreach (var line in @event.Units)
            {
                var order = await view.Orders.FindAsync(line.Order, cancellationToken).ConfigureAwait(false)
                    ?? throw new UnknownAggregateException("order", line.Order.ToString());
                if (MayGoOn(order))
                {
                    cases.Add((line, new UnboughtCase(tenant, purchase, order, order.Line(line.Line), line.Quantity, reason)));
                }
            }

            return (purchase, cases);
        }
    }

    private async ValueTask<IReadOnlyList<string>> FollowAsync(
        ChangeSet changes,
        Tenant tenant,
        PurchaseOrder purchase,
        UnboughtReason reason,
        List<(UnboughtLine Line, UnboughtDecision Decision)> decisions,
        CancellationToken cancellationToken)
    {
        var told = new List<string>();
        var again = new Dictionary<TimeSpan, Dictionary<OrderLineId, int>>();
        foreach (var (line, decision) in decisions)
        {
            var order = await changes.OrderAsync(line.Order, cancellationToken).ConfigureAwait(false);
            switch (decision)
            {
                case UnboughtDecision.BuyAgain { After: var after }:
                    again.TryAdd(after, []);
                    again[after][line.Line] = line.Quantity;
                    break;
                case UnboughtDecision.BuyInstead { Alternative: var alternative }:
                    await planner
                        .PlanInsteadAsync(changes, tenant, order.Order, line.Line, line.Quantity, alternative, purchase.Attempt + 1, cancellationToken)
                        .ConfigureAwait(false);
                    told.Add($"buys {alternative.Sku} instead");
                    break;
                case UnboughtDecision.Cancel:
                    order.CancelPending(line.Line, line.Quantity, "unbought");
                    told.Add("cancelled");
                    break;
                default:
                    told.Add(await WaitAsync(changes, purchase, order, line, reason, cancellationToken).ConfigureAwait(false));
                    break;
            }
        }

        foreach (var (after, wanted) in again)
        {
            var planned = await planner
                .PlanAgainAsync(changes, purchase, wanted, changes.At + after, 0, purchase.Attempt + 1, cancellationToken)
                .ConfigureAwait(false);
            told.Add(string.Create(CultureInfo.InvariantCulture, $"planned {planned} purchase order(s) anew"));
        }

        return told.Count > 0 ? told : ["nothing to do"];
    }

    /// <summary>The one place from which a customer is asked because units cannot be bought. Where the customer is not asked, a person decides.</summary>
    private async ValueTask<string> WaitAsync(
        ChangeSet changes, PurchaseOrder purchase, OrderChange order, UnboughtLine line, UnboughtReason reason, CancellationToken cancellationToken)
    {
        if (reason is not (UnboughtReason.OutOfStock or UnboughtReason.Cancelled or UnboughtReason.Refunded)
            || !questions.AskSoldOut(changes, order, line.Line, line.Missing))
        {
            return "left to a person";
        }

        // Of what is there no less is wanted than before.
        var rest = new Dictionary<OrderLineId, int> { [line.Line] = line.Quantity - line.Missing };
        await planner.PlanAgainAsync(changes, purchase, rest, changes.At, 0, purchase.Attempt, cancellationToken).ConfigureAwait(false);
        return "asked the customer";
    }
}

using System.Globalization;
using Microsoft.Extensions.Logging;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Plans the purchases of an order that was approved.</summary>
internal sealed class BuyOnApproval(Changer changer, PurchasePlanner planner, ITenants tenants, OrdersOptions options, ILogger<BuyOnApproval> logger) : IEventHandler<OrderStateChanged>
{
    public const string Name = "procurement";

    public static bool Wants(OrderStateChanged @event) => @event.Trigger == nameof(OrderTrigger.Approve);

    public async ValueTask HandleAsync(EventContext context, OrderStateChanged @event, CancellationToken cancellationToken)
    {
        if (!options.BuyOnApproval)
        {
            context.Result = "left to a person";
            return;
        }

        var tenant = await tenants.GetAsync(context.Tenant, cancellationToken).ConfigureAwait(false);
        var unitOfWork = await context.BeginAsync(cancellationToken).ConfigureAwait(false);
        var cause = new Cause(PurchaseActor.System, context.Envelope.Correlation) { Event = context.Envelope.Id };
        var changes = changer.In(unitOfWork, cause);
        var order = await changes.OrderAsync(@event.Order, cancellationToken).ConfigureAwait(false);
        try
        {
            var planned = await planner.PlanAsync(changes, tenant, order.Order, only: null, cancellationToken).ConfigureAwait(false);
            await changes.WriteAsync(cancellationToken).ConfigureAwait(false);
            context.Result = string.Create(CultureInfo.InvariantCulture, $"planned {planned} purchase order(s)");
        }
        catch (MarketplaceException exception)
        {
            // No account yet: nothing was planned, and trying again cannot help. Parked, it would hold up all that the order has to tell.
            Log.NotPlanned(logger, @event.Order, context.Tenant, exception.Message);
            context.Result = "left to a person: " + exception.Code;
        }
    }
}

using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Guarding;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class ProcurementFacade(
    ICurrentTenant current, Changer changer, PurchasePlanner planner, ITenants tenants, ITenantStorage storage) : IProcurement
{
    public async ValueTask<Receipt> BuyAsync(OrderId order, Command command, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(current.RequireActive(nameof(IProcurement)), cancellationToken).ConfigureAwait(false);
        return await changer.RunAsync(
            tenant.Id,
            command,
            Fingerprint.Of("buy", order.ToString()),
            async (changes, token) =>
            {
                var change = await changes.OrderAsync(order, token).ConfigureAwait(false);
                if (!change.Order.IsApproved || OrderGraph.Final.Contains(change.Order.State))
                {
                    throw new OrderTransitionException(change.Key.ToString(), change.Order.State.ToString(), "Buy", []);
                }

                change.Order.RequireNotHeld("Buy");
                await planner.PlanAsync(changes, tenant, change.Order, only: null, token).ConfigureAwait(false);
                await HastenAsync(changes, order, token).ConfigureAwait(false);
                return change;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask LookAsync(OrderId order, CancellationToken cancellationToken)
    {
        var tenant = current.RequireActive(nameof(IProcurement));
        await changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.System, $"look:{order}"),
            async (changes, token) =>
            {
                _ = await changes.OrderAsync(order, token).ConfigureAwait(false);
                foreach (var purchase in await changes.UnitOfWork.PurchaseOrders.ListByOrderAsync(order, token).ConfigureAwait(false))
                {
                    // An intent that may be under way keeps its time. What is due already is noted as well: a look that has begun may have read too early.
                    if (purchase.State is PurchaseOrderState.Placed or PurchaseOrderState.Paid)
                    {
                        var change = await changes.PurchaseOrderAsync(purchase.Id, token).ConfigureAwait(false);
                        change.Update(known => known with { DueAt = changes.At });
                    }
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<PurchaseOrder>> ListAsync(PurchaseOrderQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 500, nameof(query));
        var view = await storage.ReadAsync(current.Require(nameof(IProcurement)), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.PurchaseOrders.ListAsync(query, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<PurchaseOrder?> FindAsync(PurchaseOrderId purchaseOrder, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(current.Require(nameof(IProcurement)), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.PurchaseOrders.FindAsync(purchaseOrder, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<IReadOnlyList<PurchaseOrder>> ListAsync(OrderId order, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(current.Require(nameof(IProcurement)), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.PurchaseOrders.ListByOrderAsync(order, cancellationToken).ConfigureAwait(false);
        }
    }

    // A person who says "buy it" does not wait for other orders.
    private static async ValueTask HastenAsync(ChangeSet changes, OrderId order, CancellationToken cancellationToken)
    {
        foreach (var waiting in (await changes.ListPurchasesAsync(order, cancellationToken).ConfigureAwait(false)).Where(purchase => purchase.GatherUntil is not null))
        {
            var change = await changes.PurchaseOrderAsync(waiting.Id, cancellationToken).ConfigureAwait(false);
            change.Update(purchase => purchase with { GatherUntil = null, DueAt = changes.At });
        }
    }
}

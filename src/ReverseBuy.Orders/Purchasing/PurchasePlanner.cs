using ReverseBuy.Connectors;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Plans what is to be bought: one purchase order per marketplace, account and seller, of no more lines than the marketplace takes.</summary>
internal sealed class PurchasePlanner(IConnectors connectors, IIdGenerator ids)
{
    /// <summary>Plans purchases for the units of an order that are pending, in no other plan, and about which the customer is not asked.</summary>
    /// <param name="changes">The open changes.</param>
    /// <param name="tenant">The tenant, with its accounts.</param>
    /// <param name="order">The order.</param>
    /// <param name="dueAt">When the purchases are to be made.</param>
    /// <param name="failures">How often in a row buying them failed before.</param>
    /// <param name="only">How many units of which lines at most; <see langword="null"/> for all. What is pending for another reason stays a person's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many purchase orders were planned.</returns>
    public async ValueTask<int> PlanAsync(
        ChangeSet changes,
        Tenant tenant,
        Order order,
        DateTimeOffset dueAt,
        int failures,
        IReadOnlyDictionary<OrderLineId, int>? only,
        CancellationToken cancellationToken)
    {
        var planned = (await changes.ListPurchasesAsync(order.Id, cancellationToken).ConfigureAwait(false))
            .Where(purchase => purchase.State == PurchaseOrderState.Draft)
            .SelectMany(purchase => purchase.Lines)
            .Where(line => line.Order == order.Id)
            .ToLookup(line => line.OrderLine, line => line.Live);
        var wanted = order.Lines
            .Select(line => (Line: line, Quantity: Math.Min(Plannable(order, line) - planned[line.Id].Sum(), only is null ? int.MaxValue : only.GetValueOrDefault(line.Id))))
            .Where(want => want.Quantity > 0);
        var count = 0;
        foreach (var group in wanted.GroupBy(want => (want.Line.Sku.Listing.Marketplace, want.Line.SellerId)))
        {
            // Asked before anything is planned: a marketplace without account or connector is a mistake of the host, and nothing is stored.
            var account = tenant.CallContext(group.Key.Marketplace, CallLane.Purchase).Account;
            foreach (var chunk in group.Chunk(connectors.Describe(group.Key.Marketplace).OrderLineLimit))
            {
                var id = ids.NewId<PurchaseOrderId>();
                changes.Add(PurchaseOrderChange.Plan(
                    new PurchaseOrder
                    {
                        Id = id,
                        Marketplace = group.Key.Marketplace,
                        Account = account,
                        SellerId = group.Key.SellerId,
                        Warehouse = order.Warehouse,
                        State = PurchaseOrderState.Draft,
                        Version = 0,
                        // 32 letters and digits, and as unique as the id.
                        Reference = id.ToString(),
                        Lines = [.. chunk.Select(want => LineOf(order.Id, want.Line, want.Quantity))],
                        CreatedAt = changes.At,
                        DueAt = dueAt,
                        Failures = failures,
                    },
                    changes.Cause,
                    changes.At));
                count++;
            }
        }

        if (count > 0)
        {
            changes.UnitOfWork.WakeAfterCommit(WorkerNames.Procurement);
        }

        return count;
    }

    // Not what a question stops, nor what the customer wants cancelled.
    private static int Plannable(Order order, OrderLine line) =>
        order.CancellationRequestedAt is not null ? 0 : line.Units[UnitBucket.Pending] - order.StoppedUnits(line.Id);

    private static PurchaseOrderLine LineOf(OrderId order, OrderLine line, int quantity) => new()
    {
        Order = order,
        OrderLine = line.Id,
        Sku = line.Sku,
        Quantity = quantity,
        UnitPrice = line.UnitPrice,
    };
}

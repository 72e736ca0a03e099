using ReverseBuy.Connectors;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Plans what is to be bought: one purchase order per marketplace, account and seller, of no more lines than the marketplace takes.</summary>
internal sealed class PurchasePlanner(IConnectors connectors, IBuyingAccountPolicy accounts, PurchaseGathering gathering, IIdGenerator ids)
{
    /// <summary>Plans purchases for the units of an order that are pending, in no other plan, and about which the customer is not asked.</summary>
    /// <param name="changes">The open changes.</param>
    /// <param name="tenant">The tenant, with its accounts.</param>
    /// <param name="order">The order.</param>
    /// <param name="only">How many units of which lines at most; <see langword="null"/> for all. What is pending for another reason stays a person's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many purchase orders were planned or joined.</returns>
    public async ValueTask<int> PlanAsync(
        ChangeSet changes, Tenant tenant, Order order, IReadOnlyDictionary<OrderLineId, int>? only, CancellationToken cancellationToken)
    {
        var free = await FreeOfPlansAsync(changes, order, cancellationToken).ConfigureAwait(false);
        var wanted = order.Lines
            .Select(line => LineOf(order.Id, line, Math.Min(free[line.Id], only is null ? int.MaxValue : only.GetValueOrDefault(line.Id))))
            .Where(line => line.Quantity > 0)
            .GroupBy(line => (line.Sku.Listing.Marketplace, order.Line(line.OrderLine).SellerId));
        var count = 0;
        foreach (var group in wanted)
        {
            foreach (var planned in Split(changes, tenant, order, group.Key.SellerId, group, attempt: 1))
            {
                await gathering.AddAsync(changes, planned, cancellationToken).ConfigureAwait(false);
                count++;
            }
        }

        Wake(changes, count);
        return count;
    }

    /// <summary>Plans units of an order that are bought from another listing than the one that was ordered.</summary>
    /// <returns>How many purchase orders were planned.</returns>
    public async ValueTask<int> PlanInsteadAsync(
        ChangeSet changes, Tenant tenant, Order order, OrderLineId orderLine, int quantity, PurchaseAlternative alternative, int attempt, CancellationToken cancellationToken)
    {
        var free = await FreeOfPlansAsync(changes, order, cancellationToken).ConfigureAwait(false);
        var line = LineOf(order.Id, order.Line(orderLine), Math.Min(quantity, free[orderLine])) with { Sku = alternative.Sku, UnitPrice = alternative.UnitPrice };
        if (line.Quantity < 1)
        {
            return 0;
        }

        foreach (var planned in Split(changes, tenant, order, alternative.SellerId, [line], attempt))
        {
            changes.Add(PurchaseOrderChange.Plan(planned, changes.Cause, changes.At));
        }

        Wake(changes, 1);
        return 1;
    }

    /// <summary>Plans units of a purchase that came to nothing once more: the same account, seller and lines, under a new reference.</summary>
    /// <param name="changes">The open changes.</param>
    /// <param name="purchase">The purchase.</param>
    /// <param name="wanted">How many units of which of its lines at most.</param>
    /// <param name="dueAt">When it is to be made.</param>
    /// <param name="failures">How often in a row buying them failed before, and may work later.</param>
    /// <param name="attempt">Which try it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many purchase orders were planned.</returns>
    public async ValueTask<int> PlanAgainAsync(
        ChangeSet changes,
        PurchaseOrder purchase,
        IReadOnlyDictionary<OrderLineId, int> wanted,
        DateTimeOffset dueAt,
        int failures,
        int attempt,
        CancellationToken cancellationToken)
    {
        var lines = new List<PurchaseOrderLine>();
        foreach (var line in purchase.Lines)
        {
            var order = (await changes.OrderAsync(line.Order, cancellationToken).ConfigureAwait(false)).Order;
            var free = await FreeOfPlansAsync(changes, order, cancellationToken).ConfigureAwait(false);
            lines.Add(line with { Quantity = Math.Min(wanted.GetValueOrDefault(line.OrderLine), free[line.OrderLine]) });
        }

        lines.RemoveAll(line => line.Quantity < 1);
        if (lines.Count == 0)
        {
            return 0;
        }

        var again = Copy(changes, purchase, lines) with { DueAt = dueAt, Failures = failures, Attempt = attempt };
        changes.Add(PurchaseOrderChange.Plan(again, changes.Cause, changes.At));
        Wake(changes, 1);
        return 1;
    }

    /// <summary>Plans lines of a purchase that are stopped: by themselves, so that the others need not wait. They go on with what stopped them.</summary>
    public void Park(ChangeSet changes, PurchaseOrder purchase, IReadOnlyList<PurchaseOrderLine> lines, string note) =>
        changes.Add(PurchaseOrderChange.Plan(Copy(changes, purchase, lines) with { Attempt = purchase.Attempt, Note = note }, changes.Cause, changes.At));

    private static void Wake(ChangeSet changes, int planned)
    {
        if (planned > 0)
        {
            changes.UnitOfWork.WakeAfterCommit(WorkerNames.Procurement);
        }
    }

    // Neither what is in another plan, nor what a question stops, nor what the customer wants cancelled.
    private static async ValueTask<Dictionary<OrderLineId, int>> FreeOfPlansAsync(ChangeSet changes, Order order, CancellationToken cancellationToken)
    {
        var planned = (await changes.ListPurchasesAsync(order.Id, cancellationToken).ConfigureAwait(false))
            .Where(purchase => purchase.State == PurchaseOrderState.Draft)
            .SelectMany(purchase => purchase.Lines)
            .Where(line => line.Order == order.Id)
            .ToLookup(line => line.OrderLine, line => line.Live);
        return order.Lines.ToDictionary(
            line => line.Id,
            line => order.CancellationRequestedAt is not null ? 0 : line.Units[UnitBucket.Pending] - order.StoppedUnits(line.Id) - planned[line.Id].Sum());
    }

    private static PurchaseOrderLine LineOf(OrderId order, OrderLine line, int quantity) => new()
    {
        Order = order,
        OrderLine = line.Id,
        Sku = line.Sku,
        Quantity = quantity,
        UnitPrice = line.UnitPrice,
    };

    private IEnumerable<PurchaseOrder> Split(
        ChangeSet changes, Tenant tenant, Order order, string sellerId, IEnumerable<PurchaseOrderLine> lines, int attempt)
    {
        var all = lines.ToList();
        var marketplace = all[0].Sku.Listing.Marketplace;

        // Asked before anything is planned: a marketplace without account or connector is a mistake of the host, and nothing is stored.
        var account = accounts.Choose(tenant, marketplace, sellerId) ?? tenant.CallContext(marketplace, CallLane.Purchase).Account;
        foreach (var chunk in all.Chunk(connectors.Describe(marketplace).OrderLineLimit))
        {
            var id = ids.NewId<PurchaseOrderId>();
            yield return new PurchaseOrder
            {
                Id = id,
                Marketplace = marketplace,
                Account = account,
                SellerId = sellerId,
                Warehouse = order.Warehouse,
                State = PurchaseOrderState.Draft,
                Version = 0,
                // 32 letters and digits, and as unique as the id.
                Reference = id.ToString(),
                Lines = chunk,
                CreatedAt = changes.At,
                DueAt = changes.At,
                Attempt = attempt,
            };
        }
    }

    private PurchaseOrder Copy(ChangeSet changes, PurchaseOrder purchase, IReadOnlyList<PurchaseOrderLine> lines)
    {
        var id = ids.NewId<PurchaseOrderId>();
        return new PurchaseOrder
        {
            Id = id,
            Marketplace = purchase.Marketplace,
            Account = purchase.Account,
            SellerId = purchase.SellerId,
            Warehouse = purchase.Warehouse,
            State = PurchaseOrderState.Draft,
            Version = 0,
            Reference = id.ToString(),
            Lines = [.. lines.Select(line => line with { Freed = 0, PurchaseKey = null })],
            CreatedAt = changes.At,
        };
    }
}

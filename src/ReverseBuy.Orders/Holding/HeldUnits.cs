using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Holding;

/// <summary>
/// Lets the holds of stock follow what becomes of an order's units, in the same unit of work. A unit is held from placing until its purchase is
/// known, but for orders that nobody pays and units that wait for a person.
/// </summary>
internal static class HeldUnits
{
    /// <summary>Holds what is ordered. It is not the order's state alone that decides how long: nobody pays for what costs nothing.</summary>
    /// <returns>The SKUs of which too little is sellable; then nothing is held.</returns>
    public static async ValueTask<IReadOnlyList<StockShortage>> HoldOrderAsync(
        this ChangeSet changes, Order order, Verification verification, CancellationToken cancellationToken)
    {
        var stock = StockOf(order, verification).ToDictionary(each => each.Sku, each => each.Account);
        var lines = order.Lines.Select(line => new HoldLine(line.Id, stock[line.Sku], line.Sku, line.Quantity));
        var request = new HoldRequest(order.Id, [.. lines]) { UntilPurchased = order.State != OrderState.AwaitingPayment, IsForNewOrder = true };
        return await TakeAsync(changes, request, verification.Observations, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The stock that an order is to be bought from: each SKU with the account that verified it.</summary>
    public static IReadOnlyList<StockKey> StockOf(Order order, Verification verification)
    {
        var accounts = verification.Lines.ToDictionary(line => line.Line.Sku, line => line.Account);
        return [.. order.Lines.Select(line => new StockKey(accounts[line.Sku] ?? throw Nameless(line), line.Sku))];
    }

    /// <summary>
    /// Takes the holds of an order again that was paid a moment ago, from now on until the purchase is known. The money is in, so as much is held of each line as
    /// can be; right before buying the rest is tried once more.
    /// </summary>
    /// <returns>The lines of which too little is sellable, with how many of their units.</returns>
    public static async ValueTask<IReadOnlyList<(OrderLineId Line, int Missing)>> HoldPaidAsync(
        this ChangeSet changes, OrderChange order, CancellationToken cancellationToken)
    {
        var missing = new List<(OrderLineId, int)>();
        var holds = await changes.UnitOfWork.Holds.ListByOrderAsync(order.Order.Id, cancellationToken).ConfigureAwait(false);
        foreach (var line in order.Order.Lines)
        {
            // The account that was asked when the order was placed. Where that is not known any more, buying holds with the account it is done with.
            var quantity = line.Units[UnitBucket.Pending];
            if (quantity == 0 || holds.LastOrDefault(hold => hold.Line == line.Id) is not { } known)
            {
                continue;
            }

            var request = new HoldRequest(order.Order.Id, [new HoldLine(line.Id, known.Account, line.Sku, quantity)]) { UntilPurchased = true };
            foreach (var shortage in await TakeAsync(changes, request, [], cancellationToken).ConfigureAwait(false))
            {
                order.Raise(new StockHoldRefused(order.Order.Id, line.Id, shortage.Wanted, shortage.Sellable));
                missing.Add((line.Id, shortage.Wanted - shortage.Sellable));
                if (shortage.Sellable > 0)
                {
                    var rest = request with { Lines = [request.Lines[0] with { Quantity = shortage.Sellable }] };
                    await TakeAsync(changes, rest, [], cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return missing;
    }

    /// <summary>Makes sure that all of a purchase is held before it is sent. What is held already needs no asking: the create call decides.</summary>
    /// <returns>For which orders too little of which SKU is sellable; if there is one, the purchase must not be sent.</returns>
    public static async ValueTask<IReadOnlyList<(OrderId Order, StockShortage Shortage)>> HoldPurchaseAsync(
        this ChangeSet changes, PurchaseOrder purchase, IReadOnlyList<StockObservation> observations, CancellationToken cancellationToken)
    {
        var shortages = new List<(OrderId, StockShortage)>();
        foreach (var lines in purchase.Lines.GroupBy(line => line.Order))
        {
            var order = (await changes.OrderAsync(lines.Key, cancellationToken).ConfigureAwait(false)).Order;
            var holds = await changes.UnitOfWork.Holds.ListByOrderAsync(order.Id, cancellationToken).ConfigureAwait(false);
            List<HoldLine> unheld =
            [
                .. lines.Select(line => ToHold(purchase.Account, line, order)).Where(wanted => HeldOf(holds, wanted, changes.At) < wanted.Quantity),
            ];
            if (unheld.Count > 0)
            {
                var request = new HoldRequest(order.Id, unheld) { UntilPurchased = true };
                var missing = await TakeAsync(changes, request, observations, cancellationToken).ConfigureAwait(false);
                shortages.AddRange(missing.Select(shortage => (order.Id, shortage)));
            }
        }

        return shortages;
    }

    /// <summary>Gives back what a purchase would have bought that is not made, and that waits now. What other purchases of a line are under way with stays held.</summary>
    public static async ValueTask ReleasePurchaseAsync(this ChangeSet changes, PurchaseOrder purchase, string fact, CancellationToken cancellationToken)
    {
        foreach (var line in purchase.Lines.Where(line => line.Live > 0))
        {
            var order = (await changes.OrderAsync(line.Order, cancellationToken).ConfigureAwait(false)).Order;
            var holds = await changes.UnitOfWork.Holds.ListByOrderAsync(line.Order, cancellationToken).ConfigureAwait(false);
            var idle = Math.Min(line.Live, OpenOf(holds, line.OrderLine, changes.At) - order.Line(line.OrderLine).Units[UnitBucket.Purchasing]);
            if (idle > 0)
            {
                await changes.Holds.ReleaseAsync(changes.UnitOfWork, line.Order, line.OrderLine, idle, fact, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Gives back what was held for units that were cancelled in this change, whoever has released some of it already: what may still be bought stays held.</summary>
    public static async ValueTask ReleaseCancelledAsync(this ChangeSet changes, OrderChange order, CancellationToken cancellationToken)
    {
        var cancelled = order.History.OfType<HistoryEntry.UnitsMoved>()
            .Where(move => (move.From, move.To) == (UnitBucket.Pending, UnitBucket.Cancelled))
            .Select(move => move.Line)
            .ToHashSet();
        if (cancelled.Count == 0)
        {
            return;
        }

        var holds = await changes.UnitOfWork.Holds.ListByOrderAsync(order.Order.Id, cancellationToken).ConfigureAwait(false);
        foreach (var line in order.Order.Lines.Where(line => cancelled.Contains(line.Id)))
        {
            var surplus = OpenOf(holds, line.Id, changes.At) - line.Units[UnitBucket.Pending] - line.Units[UnitBucket.Purchasing];
            if (surplus > 0)
            {
                var fact = $"order:{order.Order.Id}:{order.Order.Version}:cancelled";
                await changes.Holds.ReleaseAsync(changes.UnitOfWork, order.Order.Id, line.Id, surplus, fact, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // What is under way of the line, and what is to follow.
    private static HoldLine ToHold(BuyingAccountId account, PurchaseOrderLine line, Order order) =>
        new(line.OrderLine, account, line.Sku, order.Line(line.OrderLine).Units[UnitBucket.Purchasing] + line.Quantity);

    private static int HeldOf(IReadOnlyList<StockHold> holds, HoldLine wanted, DateTimeOffset now) =>
        OpenOf([.. holds.Where(hold => hold.Account == wanted.Account)], wanted.Line, now);

    private static int OpenOf(IReadOnlyList<StockHold> holds, OrderLineId line, DateTimeOffset now) => holds
        .Where(hold => hold.State == StockHoldState.Open && hold.Line == line && !(hold.ExpiresAt <= now))
        .Sum(hold => hold.Quantity);

    private static async ValueTask<IReadOnlyList<StockShortage>> TakeAsync(
        ChangeSet changes, HoldRequest request, IReadOnlyList<StockObservation> observations, CancellationToken cancellationToken) =>
        await changes.Holds.TakeAsync(changes.UnitOfWork, request, observations, cancellationToken).ConfigureAwait(false) is HoldResult.Refused refused
            ? refused.Shortages
            : [];

    private static InvalidOperationException Nameless(OrderLine line) => new(
        $"The verification offers {line.Sku} and does not say with which buying account. An IOrderVerification has to set VerifiedLine.Account.");
}

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
        var accounts = verification.Lines.ToDictionary(line => line.Line.Sku, line => line.Account);
        var lines = order.Lines.Select(line => new HoldLine(line.Id, accounts[line.Sku] ?? throw Nameless(line), line.Sku, line.Quantity));
        var request = new HoldRequest(order.Id, [.. lines]) { UntilPurchased = order.State != OrderState.AwaitingPayment };
        return await TakeAsync(changes, request, verification.Observations, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Takes the holds of an order again that was paid a moment ago, from now on until the purchase is known. The money is in, so each line is held that can
    /// be, and of each that cannot it is told; right before buying it is tried once more.
    /// </summary>
    public static async ValueTask HoldPaidAsync(this ChangeSet changes, OrderChange order, CancellationToken cancellationToken)
    {
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
            }
        }
    }

    /// <summary>Makes sure that all of a purchase is held before it is sent. What is held already needs no asking: the create call decides.</summary>
    /// <returns>The SKUs of which too little is sellable; then the purchase must not be sent.</returns>
    public static async ValueTask<IReadOnlyList<StockShortage>> HoldPurchaseAsync(
        this ChangeSet changes, PurchaseOrder purchase, IReadOnlyList<StockObservation> observations, CancellationToken cancellationToken)
    {
        var shortages = new List<StockShortage>();
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
                shortages.AddRange(await TakeAsync(changes, request, observations, cancellationToken).ConfigureAwait(false));
            }
        }

        return shortages;
    }

    /// <summary>Gives back what a purchase would have bought that is not made, and that waits for a person now.</summary>
    public static async ValueTask ReleasePurchaseAsync(this ChangeSet changes, PurchaseOrder purchase, string fact, CancellationToken cancellationToken)
    {
        foreach (var line in purchase.Lines.Where(line => line.Live > 0))
        {
            await changes.Holds.ReleaseAsync(changes.UnitOfWork, line.Order, line.OrderLine, line.Live, fact, cancellationToken).ConfigureAwait(false);
        }
    }

    // What is under way of the line, and what is to follow.
    private static HoldLine ToHold(BuyingAccountId account, PurchaseOrderLine line, Order order) =>
        new(line.OrderLine, account, line.Sku, order.Line(line.OrderLine).Units[UnitBucket.Purchasing] + line.Quantity);

    private static int HeldOf(IReadOnlyList<StockHold> holds, HoldLine wanted, DateTimeOffset now) => holds
        .Where(hold => hold.State == StockHoldState.Open && hold.Line == wanted.Line && hold.Account == wanted.Account && !(hold.ExpiresAt <= now))
        .Sum(hold => hold.Quantity);

    private static async ValueTask<IReadOnlyList<StockShortage>> TakeAsync(
        ChangeSet changes, HoldRequest request, IReadOnlyList<StockObservation> observations, CancellationToken cancellationToken) =>
        await changes.Holds.TakeAsync(changes.UnitOfWork, request, observations, cancellationToken).ConfigureAwait(false) is HoldResult.Refused refused
            ? refused.Shortages
            : [];

    private static InvalidOperationException Nameless(OrderLine line) => new(
        $"The verification offers {line.Sku} and does not say with which buying account. An IOrderVerification has to set VerifiedLine.Account.");
}

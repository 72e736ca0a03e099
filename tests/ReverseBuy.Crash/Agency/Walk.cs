using System.Diagnostics;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;

namespace ReverseBuy.Crash.Agency;

/// <summary>
/// One order's way, from its placing to its completion. It always begins at the beginning: what an earlier life has done is asked for again under the same keys,
/// and answered the same.
/// </summary>
internal sealed class Walk(
    AgencySettings settings, IShadowInventory inventory, IOrders orders, IPayments payments, IProcurement procurement, Fulfilling fulfilling, Repetition repetition, Telling telling)
{
    public async Task RunAsync(string tenant, int number, CancellationToken cancellationToken)
    {
        var errand = new Errand(settings.Seed, tenant, number, repetition, telling);
        var order = await PlaceAsync(errand, cancellationToken);
        var capture = new Capture(errand.Key("pay"), AggregateKey.Of(order.Id), order.Charged);
        await errand.DoAsync("pay", _ => payments.ReportCaptureAsync(capture, new Actor(ActorKind.Host, "bank"), cancellationToken), ActorKind.Host, cancellationToken);
        await errand.DoAsync("approve", command => ApproveAsync(order.Id, command, cancellationToken), ActorKind.Reviewer, cancellationToken);
        await repetition.WaitAsync($"order {number} of {tenant} is bought", () => IsBoughtAsync(order.Id, cancellationToken), cancellationToken);
        await fulfilling.RunAsync(errand, order, cancellationToken);
        await repetition.WaitAsync(
            $"order {number} of {tenant} is completed",
            async () => (await orders.FindAsync(order.Id, cancellationToken))!.State == OrderState.Completed,
            cancellationToken);
    }

    private async ValueTask<Receipt> ApproveAsync(OrderId order, Command command, CancellationToken cancellationToken) =>
        await orders.ApproveAsync(order, command, cancellationToken) is ApproveOrderResult.Approved approved
            ? approved.Receipt
            : throw new InvalidOperationException($"Order {order} breaks a rule, and there is none.");

    private async Task<Order> PlaceAsync(Errand errand, CancellationToken cancellationToken)
    {
        var lines = new List<VerificationLine>();
        foreach (var (goods, quantity) in Basket.Of(settings, errand.Tenant, errand.Number))
        {
            lines.Add(await repetition.AskAsync($"a look at {goods.Listing}", () => ChooseAsync(goods, quantity, cancellationToken), cancellationToken));
        }

        var request = new PlaceOrder(errand.Customer, lines, Currency.EUR);
        var receipt = await errand.DoAsync(
            "place",
            async command => await orders.PlaceAsync(request, command, cancellationToken) switch
            {
                PlaceOrderResult.Placed placed => placed.Receipt,
                var other => throw new InvalidOperationException($"It is not placed: {other}"),
            },
            ActorKind.Customer,
            cancellationToken);
        return await repetition.AskAsync("the order", () => orders.FindAsync(OrderId.From(receipt.Aggregate.Value), cancellationToken).AsTask(), cancellationToken)
            ?? throw new UnreachableException($"{receipt} was answered, and there is no such order.");
    }

    private async Task<VerificationLine> ChooseAsync(Goods goods, int quantity, CancellationToken cancellationToken)
    {
        var listing = new ListingId(new MarketplaceId(goods.Marketplace), goods.Listing);
        return await inventory.GetAsync(listing, cancellationToken) is SnapshotRead.Found found
            ? LineOf(found.Snapshot.Product.Skus.Single(sku => sku.Id.Value == goods.Sku), quantity)
            : throw new InvalidOperationException($"{listing} is not there.");
    }

    private static VerificationLine LineOf(Sku sku, int quantity) => new(sku.Id, quantity, sku.Prices.UnitPriceAt(quantity));

    private async Task<bool> IsBoughtAsync(OrderId id, CancellationToken cancellationToken)
    {
        var order = (await orders.FindAsync(id, cancellationToken))!;
        if (order.Lines.All(line => line.Units[UnitBucket.Pending] + line.Units[UnitBucket.Purchasing] == 0))
        {
            return true;
        }

        var purchases = await procurement.ListAsync(id, cancellationToken);
        if (purchases.FirstOrDefault(purchase => purchase.State == PurchaseOrderState.NeedsPerson) is { } stuck)
        {
            throw new UnreachableException($"Purchase order {stuck.Id} waits for a person: {stuck.Person} {stuck.Note}");
        }

        return false;
    }
}

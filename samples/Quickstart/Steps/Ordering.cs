using ReverseBuy;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Sandbox;

namespace Quickstart.Steps;

/// <summary>Places an order whose price has just risen, and one that is good.</summary>
internal sealed class Ordering(IOrders orders, IShadowInventory inventory, Screen screen, SandboxClient control)
{
    private const decimal Rise = 1.2m;

    public async Task<Order> RunAsync(IReadOnlyList<Product> products, CancellationToken cancellationToken)
    {
        await TryRisenAsync(products, cancellationToken);
        await screen.StepAsync("A good order, with lines of both marketplaces", cancellationToken);
        var request = new PlaceOrder(Agents.Customer, [.. products.Select(LineOf)], Currency.EUR);
        var placed = await orders.PlaceAsync(request, Agents.By(ActorKind.Customer, "place"), cancellationToken) switch
        {
            PlaceOrderResult.Placed done => done.Order,
            PlaceOrderResult.Refused refused => throw new QuickstartException("order.refused", refused.Reason.ToString()),
            PlaceOrderResult.Differs differs => throw new QuickstartException("order.differs", Tell(differs)),
            var other => throw new InvalidOperationException(other.ToString()),
        };
        var order = (await orders.FindAsync(placed, cancellationToken))!;
        foreach (var line in order.Lines)
        {
            screen.Say($"{line.Quantity} × {line.Title} at {line.UnitPrice}: [green]{line.Charged}[/]");
        }

        screen.Say($"Order {order.Id}: {order.Charged} at {order.Rate.Rate} EUR per CNY, pinned");
        return order;
    }

    private static VerificationLine LineOf(Product product)
    {
        var sku = product.Skus[0];
        var quantity = QuantityOf(product);
        return new VerificationLine(sku.Id, quantity, sku.Prices.UnitPriceAt(quantity));
    }

    // Two lots, and no less than the minimum.
    private static int QuantityOf(Product product) => 2 * product.LotSize * (int)Math.Ceiling((decimal)product.MinimumOrderQuantity / product.LotSize);

    private static string Tell(PlaceOrderResult.Differs differs) => string.Join("; ", differs.Lines.Select(line => line.Line.Difference switch
    {
        LineDifference.PriceMoved moved => $"{line.Line.Line.Sku}: the price moved from {moved.From} to {moved.To} ({line.Decision})",
        var other => $"{line.Line.Line.Sku}: {other.GetType().Name} ({line.Decision})",
    }));

    private async Task TryRisenAsync(IReadOnlyList<Product> products, CancellationToken cancellationToken)
    {
        await screen.StepAsync("A price rises just before the customer orders", cancellationToken);
        var taken = products.Select(product => product.Id.Value).ToHashSet(StringComparer.Ordinal);
        var known = products.Select(product => product.Id.Marketplace.Value).ToHashSet(StringComparer.Ordinal);
        var other = (await control.GetListingsAsync(cancellationToken)).First(listing =>
            known.Contains(listing.Marketplace) && !taken.Contains(listing.Id) && !listing.Delisted && listing.Skus.Count > 1);
        var listing = new ListingId(new MarketplaceId(other.Marketplace), other.Id);
        if (await inventory.GetAsync(listing, cancellationToken) is not SnapshotRead.Found seen)
        {
            throw new QuickstartException("listing.gone", $"Listing {listing} is no longer there.");
        }

        await control.ChangePriceAsync(other.Marketplace, other.Id, null, Rise, cancellationToken);
        var request = new PlaceOrder(Agents.Customer, [LineOf(seen.Snapshot.Product)], Currency.EUR);
        if (await orders.PlaceAsync(request, Agents.By(ActorKind.Customer, "place-risen"), cancellationToken) is not PlaceOrderResult.Differs differs)
        {
            throw new QuickstartException("order.not-refused", "An order whose price rose by a fifth was accepted; it must be asked.");
        }

        screen.Say($"Not placed: [yellow]{Tell(differs)}[/]");
        screen.Say($"The customer may accept it with evidence {differs.Evidence} for ten minutes");
    }
}

using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;
using ReverseBuy.Testing;

namespace ReverseBuy.OpenTelemetry.Tests;

/// <summary>An order of goods of 1688, from the first look at them to the parcel at the customer's door.</summary>
internal sealed class SoldOrder(ReverseBuyTestHost host)
{
    public static readonly CustomerId Customer = new("li-lei-of-example-street");

    private static readonly MarketplaceId Alibaba = new("1688");
    private static readonly Money Freight = new(14.50m, Currency.EUR);

    private int _keys;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<ReverseBuyTestHost> StartHostAsync() => ReverseBuyTestHost.StartAsync(
        (builder, sandbox) => builder.AddAlibaba1688(options =>
        {
            (options.Endpoint, options.AppKey, options.AppSecret) = (sandbox.Alibaba1688Endpoint, "sandbox-key", "sandbox-secret");
            options.Calls.Resilience.Retries = 0;
        }),
        cancellationToken: Token);

    public async Task RunAsync()
    {
        var order = await BuyAsync();
        await ShipAsync(order);
        await StoreAsync(order);
        await SendAsync(order);
        Assert.Equal(OrderState.Completed, (await GetAsync(order)).State);
    }

    private async Task<OrderId> BuyAsync()
    {
        var listing = (await host.Marketplaces.GetListingsAsync(Token)).First(one => one is { Marketplace: "1688", Delisted: false, LotSize: null, Skus: [{ Id.Length: > 0, Stock: > 100 }, ..] });
        var id = new ListingId(Alibaba, listing.Id);
        await host.Get<IShadowInventory>().GetAsync(id, Token);
        host.Time.Advance(TimeSpan.FromMinutes(3));
        await host.Get<IShadowInventory>().GetAsync(id, Token);
        var line = new VerificationLine(new SkuId(id, listing.Skus[0].Id), listing.MinimumOrderQuantity, new Money(listing.Skus[0].Price, Currency.CNY));
        var placed = Assert.IsType<PlaceOrderResult.Placed>(
            await host.Get<IOrders>().PlaceAsync(new PlaceOrder(Customer, [line], Currency.EUR), By(ActorKind.Customer), Token));
        await CaptureAsync(AggregateKey.Of(placed.Order), (await GetAsync(placed.Order)).Due);
        await host.Get<IOrders>().ApproveAsync(placed.Order, By(ActorKind.Reviewer), Token);
        await PassAsync(async () => (await GetAsync(placed.Order)).Lines.All(bought => bought.Units[UnitBucket.Pending] + bought.Units[UnitBucket.Purchasing] == 0));
        return placed.Order;
    }

    private async Task ShipAsync(OrderId order)
    {
        await host.AdvanceAsync(TimeSpan.FromHours(12), Token);

        // The marketplace notices what time brought when its own clock moves.
        await host.Marketplaces.AdvanceClockAsync(TimeSpan.FromSeconds(1), Token);
        await PassAsync(async () => (await host.Get<IWarehouse>().ListAsync(order, Token)).Count > 0);
    }

    private async Task StoreAsync(OrderId order)
    {
        var contents = (await host.Get<IProcurement>().ListAsync(order, Token)).SelectMany(purchase => purchase.UpstreamOrders).ToDictionary(upstream => upstream.Id, upstream => upstream.Contents);
        foreach (var package in await host.Get<IWarehouse>().ListAsync(order, Token))
        {
            await host.Get<IWarehouse>().ArriveAsync(new PackageArrival(package.Warehouse, package.Waybill), By(ActorKind.Warehouse), Token);
            var counted = package.Sources.SelectMany(source => contents[source.UpstreamOrderId]).Select(content => new InspectedUnits(order, content.OrderLine, content.Quantity));
            await host.Get<IWarehouse>().InspectAsync(package.Id, new Inspection([.. counted], 850), By(ActorKind.Warehouse), Token);
        }

        await host.WorkAsync(Token);
    }

    private async Task SendAsync(OrderId order)
    {
        var parcels = host.Get<IParcels>();
        var items = (await GetAsync(order)).Lines.Select(line => new ParcelItem(order, line.Id, line.Quantity));
        var requested = await parcels.RequestAsync(new RequestParcel(Customer, [.. items], "an-address", "DE"), By(ActorKind.Customer), Token);
        var parcel = ParcelId.From(requested.Aggregate.Value);
        await parcels.QuoteAsync(parcel, Freight, By(ActorKind.Warehouse), Token);
        await CaptureAsync(AggregateKey.Of(parcel), Freight);
        await parcels.PackAsync(parcel, 1650, new ParcelSize(400, 300, 150), By(ActorKind.Warehouse), Token);
        await parcels.HandOverAsync(parcel, "EMS", "EM000000001CN", By(ActorKind.Warehouse), Token);
        await parcels.ReportAsync(parcel, CarrierStatus.Delivered, By(ActorKind.Carrier), Token);
        await PassAsync(async () => (await GetAsync(order)).State == OrderState.Completed, TimeSpan.FromDays(1));
    }

    private async Task<Order> GetAsync(OrderId order) => (await host.Get<IOrders>().FindAsync(order, Token))!;

    private async Task CaptureAsync(AggregateKey @for, Money amount)
    {
        await host.Get<IPayments>().ReportCaptureAsync(new Capture(NewKey(), @for, amount), new Actor(ActorKind.Host, "bank"), Token);
        await host.WorkAsync(Token);
    }

    private async Task PassAsync(Func<Task<bool>> isSo, TimeSpan? step = null)
    {
        await host.WorkAsync(Token);
        for (var steps = 0; !await isSo(); steps++)
        {
            Assert.True(steps < 200, "It never came to that.");
            await host.AdvanceAsync(step ?? TimeSpan.FromMinutes(10), Token);
        }
    }

    private Command By(ActorKind kind) => new(NewKey(), new Actor(kind, kind.ToString()));

    private IdempotencyKey NewKey() => new($"key-{++_keys}");
}

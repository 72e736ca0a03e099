using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Inventory;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Settings;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Placing;

/// <summary>What a tenant sets holds for its next order, and for nobody else's; what was ordered before keeps what it was promised.</summary>
public sealed class SettingsTests
{
    private static readonly Actor Operator = new(ActorKind.Operator, "o-1");

    [Fact]
    public async Task A_marketplace_that_is_off_is_refused_before_it_is_asked()
    {
        await using var host = await StartAsync();
        await SetAsync(host, new TenantSettings { Marketplaces = [host.South.Id] });

        Assert.Equal(new OrderRefusal.MarketplaceOff(host.North.Id), await RefusedAsync(host, Line(host.North.Offer())));

        Assert.Empty(host.North.OfferAccounts);
        await host.PlaceAsync(Line(host.South.Offer()));
        using (host.Enter(Panda))
        {
            await host.PlaceAsync(Line(host.North.Offer()));
        }
    }

    [Fact]
    public async Task A_currency_that_the_tenant_does_not_take_is_refused()
    {
        await using var host = await StartAsync();
        await SetAsync(host, new TenantSettings { Currencies = [Currency.USD] });

        Assert.Equal(new OrderRefusal.CurrencyNotTaken(Currency.EUR), await RefusedAsync(host, Line(host.North.Offer())));

        await SetAsync(host, new TenantSettings { Currencies = [Currency.USD, Currency.EUR] });
        await host.PlaceAsync(Line(host.North.Offer()));
    }

    [Fact]
    public async Task A_tenants_own_warehouses_take_its_orders_and_the_hosts_and_closed_ones_do_not()
    {
        await using var host = await StartAsync();
        await SetAsync(host, new TenantSettings { Warehouses = [Warehouse("old") with { IsClosed = true }, Warehouse("new")] });

        Assert.Equal("new", (await host.PlaceAsync(Line(host.North.Offer()))).Warehouse.Value);
        foreach (var closed in new[] { "old", "gz" })
        {
            var result = await PlaceAsync(host, Line(host.North.Offer()), new WarehouseId(closed));
            Assert.Equal(new OrderRefusal.WarehouseClosed(new WarehouseId(closed)), Assert.IsType<PlaceOrderResult.Refused>(result).Reason);
        }

        using (host.Enter(Panda))
        {
            Assert.Equal("gz", (await host.PlaceAsync(Line(host.North.Offer()))).Warehouse.Value);
        }
    }

    [Fact]
    public async Task What_a_tenant_bears_is_its_own_and_what_it_does_not_say_is_the_hosts()
    {
        await using var host = await StartAsync(options => options.Orders.PriceRules.RiseBeyondTolerance = VerificationDecision.Refuse);
        await SetAsync(host, new TenantSettings { Tolerance = new ToleranceSettings { AbsorbedRise = 0.5m } });

        Assert.Equal(new Money(40m, Currency.CNY), (await host.PlaceAsync(Line(host.North.Offer(price: 60m)))).Lines[0].UnitPrice);
        var beyond = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(host.North.Offer(price: 61m))));
        Assert.Equal(VerificationDecision.Refuse, beyond.Lines[0].Decision);
        using (host.Enter(Panda))
        {
            Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(host.North.Offer(price: 60m))));
        }
    }

    [Fact]
    public async Task A_days_orders_are_counted_and_the_next_day_begins_anew()
    {
        await using var host = await StartAsync();
        await SetAsync(host, new TenantSettings { Quotas = new QuotaSettings { OrdersADay = 2 } });
        var first = host.Command(ActorKind.Customer);
        var request = new PlaceOrder(Anna, [Line(host.North.Offer())], Currency.EUR);
        await host.Orders.PlaceAsync(request, first, Token);
        await host.PlaceAsync(Line(host.North.Offer()));

        var refused = Assert.IsType<OrderRefusal.QuotaReached>(await RefusedAsync(host, Line(host.North.Offer())));

        Assert.Equal(new OrderRefusal.QuotaReached(2, new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero)), refused);
        Assert.IsType<PlaceOrderResult.Placed>(await host.Orders.PlaceAsync(request, first, Token));
        host.Time.SetUtcNow(refused.Until.AddTicks(-1));
        Assert.IsType<OrderRefusal.QuotaReached>(await RefusedAsync(host, Line(host.North.Offer())));
        host.Time.SetUtcNow(refused.Until);
        await host.PlaceAsync(Line(host.North.Offer()));
    }

    [Fact]
    public async Task Of_many_orders_at_once_no_more_are_stored_than_the_day_has_room_for()
    {
        await using var host = await StartAsync();
        await SetAsync(host, new TenantSettings { Quotas = new QuotaSettings { OrdersADay = 3 } });
        var sku = host.North.Offer(stock: 1000);
        var commands = Enumerable.Range(0, 12).Select(_ => host.Command(ActorKind.Customer)).ToList();

        var results = await Task.WhenAll(commands.Select(command => Task.Run(
            () => host.Orders.PlaceAsync(new PlaceOrder(Anna, [Line(sku)], Currency.EUR), command, Token).AsTask(), Token)));

        Assert.Equal(3, results.OfType<PlaceOrderResult.Placed>().Count());
        Assert.All(results.OfType<PlaceOrderResult.Refused>(), refused => Assert.IsType<OrderRefusal.QuotaReached>(refused.Reason));
        Assert.Equal(3, (await host.Orders.ListAsync(new OrderQuery(), Token)).Count);
    }

    [Fact]
    public async Task An_order_keeps_its_rate_price_and_warehouse_whatever_is_set_while_it_runs()
    {
        await using var host = await StartAsync();
        await SetAsync(host, new TenantSettings { Warehouses = [Warehouse("old")] });
        var placed = await host.PlaceAsync(Line(host.North.Offer()));

        await SetAsync(host, new TenantSettings
        {
            Marketplaces = [host.South.Id],
            Currencies = [Currency.USD],
            Warehouses = [Warehouse("new"), Warehouse("old") with { IsClosed = true }],
            Quotas = new QuotaSettings { OrdersADay = 1, LiveCallsAMinute = 1 },
        });
        await host.PayAsync(placed);
        await host.Orders.ApproveAsync(placed.Id, host.Command(ActorKind.Reviewer), Token);
        await host.WorkAsync();

        var bought = await host.GetAsync(placed.Id);
        Assert.Equal((placed.Rate, placed.Charged, placed.Warehouse), (bought.Rate, bought.Charged, bought.Warehouse));
        Assert.Equal(2, bought.Lines[0].Units[UnitBucket.Purchased]);
        Assert.Equal("old street", Assert.Single(host.North.CreateDestinations).Street);
    }

    [Fact]
    public async Task Goods_that_were_ordered_into_the_hosts_warehouse_come_there_after_the_tenant_has_its_own()
    {
        await using var host = await StartAsync();
        var placed = await host.PlaceAsync(Line(host.North.Offer()));
        await SetAsync(host, new TenantSettings { Warehouses = [Warehouse("new")] });

        await host.PayAsync(placed);
        await host.Orders.ApproveAsync(placed.Id, host.Command(ActorKind.Reviewer), Token);
        await host.WorkAsync();

        Assert.Equal("gz", Assert.Single(host.North.CreateDestinations).Warehouse.Value);
    }

    private static async Task<OrderRefusal> RefusedAsync(OrdersHost host, VerificationLine line) =>
        Assert.IsType<PlaceOrderResult.Refused>(await host.TryPlaceAsync(line)).Reason;

    private static async Task<PlaceOrderResult> PlaceAsync(OrdersHost host, VerificationLine line, WarehouseId warehouse) =>
        await host.Orders.PlaceAsync(new PlaceOrder(Anna, [line], Currency.EUR) { Warehouse = warehouse }, host.Command(ActorKind.Customer), Token);

    private static async Task SetAsync(OrdersHost host, TenantSettings settings)
    {
        var desk = host.Service<ITenantSettings>();
        var version = (await desk.ReadAsync(Lotus, Token)).Version;
        Assert.IsType<ChangeSettingsResult.Changed>(await desk.ChangeAsync(Lotus, settings, version, Operator, Token));
    }

    private static TenantWarehouse Warehouse(string id) => new(new WarehouseAddress
    {
        Warehouse = new WarehouseId(id),
        Province = "广东省",
        City = "广州市",
        District = "白云区",
        Street = $"{id} street",
        DistrictCode = "440111",
        PostalCode = "510000",
        ContactName = "仓库",
        ContactPhone = "13000000000",
    });
}

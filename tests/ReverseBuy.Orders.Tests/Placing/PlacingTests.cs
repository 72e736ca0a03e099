using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Inventory;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Settings;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Placing;

public sealed class PlacingTests
{
    [Fact]
    public async Task An_order_is_stored_with_its_lines_its_pinned_rate_and_what_is_due()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer(), 3), Line(host.South.Offer(price: 10m), 1, 10m));

        Assert.Equal(OrderState.AwaitingPayment, order.State);
        Assert.Equal([new Money(15m, Currency.EUR), new Money(1.25m, Currency.EUR)], order.Lines.Select(line => line.Charged));
        Assert.Equal(new Money(16.25m, Currency.EUR), order.Due);
        Assert.Equal(0.125m, order.Rate.Rate);
        Assert.Equal([3, 1], order.Lines.Select(line => line.Units[UnitBucket.Pending]));
        Assert.Equal(host.Time.GetUtcNow().AddHours(72), order.PayBefore);
    }

    [Fact]
    public async Task A_rise_beyond_tolerance_stores_nothing_and_tells_the_difference()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(price: 43m);

        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(sku)));

        Assert.Equal(VerificationDecision.Ask, Assert.Single(differs.Lines).Decision);
        Assert.Equal(new LineDifference.PriceMoved(new Money(40m, Currency.CNY), new Money(43m, Currency.CNY)), differs.Lines[0].Line.Difference);
        Assert.True(differs.CanBeAccepted);
        Assert.Empty(await host.Orders.ListAsync(new OrderQuery(), Token));
    }

    [Fact]
    public async Task A_difference_that_the_customer_accepts_is_charged_at_the_new_price()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(price: 50m);
        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(sku)));

        var order = await PlaceAcceptingAsync(host, sku, differs.Evidence);

        Assert.Equal(new Money(12.5m, Currency.EUR), order!.Charged);
    }

    [Fact]
    public async Task What_was_told_can_be_accepted_for_ten_minutes_only()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(price: 50m);
        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(sku)));
        host.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Null(await PlaceAcceptingAsync(host, sku, differs.Evidence));
    }

    [Fact]
    public async Task What_one_customer_was_told_another_cannot_accept()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(price: 50m);
        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(sku)));

        var other = new PlaceOrder(new CustomerId("boris"), [Line(sku)], Currency.EUR) { Accepts = differs.Evidence };

        Assert.IsType<PlaceOrderResult.Differs>(await host.Orders.PlaceAsync(other, host.Command(), Token));
    }

    [Fact]
    public async Task A_price_that_rose_again_after_it_was_told_is_told_again()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(price: 50m);
        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(sku)));
        host.North.Offer(price: 60m);

        Assert.Null(await PlaceAcceptingAsync(host, sku, differs.Evidence));
    }

    [Fact]
    public async Task A_small_rise_is_borne_by_the_agent()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer(price: 42m)));

        Assert.Equal(new Money(10m, Currency.EUR), order.Charged);
        Assert.Equal(new Money(40m, Currency.CNY), order.Lines[0].UnitPrice);
    }

    [Fact]
    public async Task A_fall_is_passed_on()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer(price: 32m)));

        Assert.Equal(new Money(8m, Currency.EUR), order.Charged);
    }

    [Fact]
    public async Task Too_little_stock_is_refused_and_cannot_be_accepted()
    {
        await using var host = await StartAsync();
        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(host.North.Offer(stock: 1))));

        Assert.Equal(new LineDifference.Short(2, 1), differs.Lines[0].Line.Difference);
        Assert.False(differs.CanBeAccepted);
    }

    [Fact]
    public async Task A_sku_that_nobody_sells_is_refused()
    {
        await using var host = await StartAsync();
        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(host.North.Sku("9999"))));

        Assert.IsType<LineDifference.ListingGone>(differs.Lines[0].Line.Difference);
    }

    [Fact]
    public async Task A_quantity_below_the_minimum_is_refused()
    {
        await using var host = await StartAsync();
        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(host.North.Offer(minimum: 5))));

        Assert.Equal(new LineDifference.QuantityRule(2, 5, 1), differs.Lines[0].Line.Difference);
    }

    [Fact]
    public async Task A_marketplace_that_is_down_is_no_reason_to_believe_the_goods_are_gone()
    {
        await using var host = await StartAsync();
        host.North.Reads.Enqueue(ScriptedMarketplace.Behaviour.Unavailable);
        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(host.North.Offer())));

        Assert.IsType<LineDifference.Unreachable>(differs.Lines[0].Line.Difference);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public async Task A_quantity_below_one_is_refused_with_the_sku_named(int quantity)
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();

        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await host.TryPlaceAsync(Line(sku, quantity)));

        Assert.Contains(sku.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Empty(await host.Orders.ListAsync(new OrderQuery(), Token));
    }

    [Fact]
    public async Task An_empty_order_and_a_sku_twice_are_refused()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();

        await Assert.ThrowsAsync<ArgumentException>(async () => await host.TryPlaceAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.TryPlaceAsync(Line(sku), Line(sku)));
    }

    [Fact]
    public async Task A_currency_without_a_rate_is_named_and_nothing_is_stored()
    {
        await using var host = await StartAsync();
        var request = new PlaceOrder(Anna, [Line(host.North.Offer())], Currency.FromCode("CHF"));

        var error = await Assert.ThrowsAsync<ConfigurationException>(async () => await host.Orders.PlaceAsync(request, host.Command(), Token));

        Assert.Contains("from CNY to CHF", error.Message, StringComparison.Ordinal);
        Assert.Empty(await host.Orders.ListAsync(new OrderQuery(), Token));
    }

    [Fact]
    public async Task An_unknown_tenant_is_named()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        using var scope = host.Enter(new TenantId("nobody"));

        var error = await Assert.ThrowsAsync<UnknownTenantException>(async () => await host.TryPlaceAsync(Line(sku)));

        Assert.Contains("nobody", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_command_again_answers_the_same_and_asks_nobody()
    {
        await using var host = await StartAsync();
        var request = new PlaceOrder(Anna, [Line(host.North.Offer())], Currency.EUR);
        var command = host.Command();
        var first = await host.Orders.PlaceAsync(request, command, Token);
        host.North.Shelf.Clear();

        Assert.Equal(first, await host.Orders.PlaceAsync(request, command, Token));
        Assert.Single(await host.Orders.ListAsync(new OrderQuery(), Token));
    }

    [Fact]
    public async Task The_same_key_with_another_content_is_refused()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        var command = host.Command();
        await host.Orders.PlaceAsync(new PlaceOrder(Anna, [Line(sku)], Currency.EUR), command, Token);

        await Assert.ThrowsAsync<IdempotencyKeyReusedException>(
            async () => await host.Orders.PlaceAsync(new PlaceOrder(Anna, [Line(sku, 3)], Currency.EUR), command, Token));
    }

    [Fact]
    public async Task Ten_at_once_with_one_key_place_one_order()
    {
        await using var host = await StartAsync();
        var request = new PlaceOrder(Anna, [Line(host.North.Offer())], Currency.EUR);
        var command = host.Command();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () => await host.Orders.PlaceAsync(request, command, Token), Token)));

        Assert.Single(answers.Distinct());
        Assert.Single(await host.Orders.ListAsync(new OrderQuery(), Token));
    }

    [Fact]
    public async Task Orders_of_another_tenant_are_not_there()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));
        using var scope = host.Enter(Panda);

        Assert.Null(await host.Orders.FindAsync(order.Id, Token));
        Assert.Empty(await host.Orders.ListAsync(new OrderQuery(), Token));
        await Assert.ThrowsAsync<UnknownAggregateException>(async () => await host.Orders.ApproveAsync(order.Id, host.Command(), Token));
    }

    [Fact]
    public async Task Accepting_one_line_does_not_charge_the_small_rise_of_another()
    {
        await using var host = await StartAsync();
        var (dear, slight) = (host.North.Offer(price: 50m), host.North.Offer("1002", price: 41m));
        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(dear), Line(slight)));

        var request = new PlaceOrder(Anna, [Line(dear), Line(slight)], Currency.EUR) { Accepts = differs.Evidence };
        var placed = Assert.IsType<PlaceOrderResult.Placed>(await host.Orders.PlaceAsync(request, host.Command(), Token));

        Assert.Equal([12.5m, 10m], (await host.GetAsync(placed.Order)).Lines.Select(line => line.Charged.Amount));
    }

    [Fact]
    public async Task What_is_not_on_offer_is_refused_whatever_a_policy_says()
    {
        var time = new FakeTimeProvider();
        await using var host = await StartAsync(
            time, new ScriptedMarketplace("north", time), new ScriptedMarketplace("south", time), services => services.AddSingleton<IVerificationPolicy>(new AcceptsAll()));

        var differs = Assert.IsType<PlaceOrderResult.Differs>(await host.TryPlaceAsync(Line(host.North.Sku("9999"))));

        Assert.Equal(VerificationDecision.Refuse, differs.Lines[0].Decision);
    }

    [Fact]
    public async Task An_order_that_costs_nothing_in_the_customers_currency_waits_for_no_payment()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer(price: 0.01m), 2, 0.01m));

        Assert.True(order.Charged.IsZero);
        Assert.Equal(OrderState.PendingReview, order.State);
    }

    private sealed class AcceptsAll : IVerificationPolicy
    {
        public VerificationDecision Decide(TenantId tenant, VerifiedLine line, EffectiveSettings settings) => VerificationDecision.Accept;
    }

    private static async Task<Order?> PlaceAcceptingAsync(OrdersHost host, Catalogue.SkuId sku, VerificationId evidence) =>
        await host.Orders.PlaceAsync(new PlaceOrder(Anna, [Line(sku)], Currency.EUR) { Accepts = evidence }, host.Command(), Token) is PlaceOrderResult.Placed placed
            ? await host.GetAsync(placed.Order)
            : null;
}

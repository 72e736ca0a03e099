using FsCheck;
using FsCheck.Fluent;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Payments;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Capturing;

/// <summary>What an order is charged for is split over its lines and units, and no cent is lost or made.</summary>
public sealed class ChargingTests
{
    [Fact]
    public async Task Freight_and_discount_are_split_over_the_lines_by_what_their_goods_cost()
    {
        await using var host = await StartAsync();
        var order = await PlaceAsync(host, freight: 8m, discount: 0.05m);

        Assert.Equal([0.33m, 0.67m], order.Lines.Select(line => line.DomesticFreight.Amount));
        Assert.Equal([0.02m, 0.03m], order.Lines.Select(line => line.Discount.Amount));
        Assert.Equal([5.31m, 10.64m], order.Lines.Select(line => line.Charged.Amount));
        Assert.Equal(new Money(15.95m, Currency.EUR), order.Charged);
        Assert.Equal(
            [(MoneyEntryKind.Charge, 15m), (MoneyEntryKind.DomesticFreight, 1m), (MoneyEntryKind.Discount, 0.05m)],
            (await host.EntriesAsync(AggregateKey.Of(order.Id))).Select(entry => (entry.Kind, entry.Amount.Amount)));
    }

    [Fact]
    public async Task A_discount_of_more_than_it_costs_and_a_freight_without_a_rate_are_refused()
    {
        await using var host = await StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => PlaceAsync(host, freight: 0m, discount: 15.01m));
        await Assert.ThrowsAsync<CurrencyMismatchException>(async () => await host.Orders.PlaceAsync(
            new PlaceOrder(Anna, [Line(host.North.Offer())], Currency.EUR) { DomesticFreight = new Money(1m, Currency.USD) }, host.Command(), Token));
        Assert.Empty(await host.Orders.ListAsync(new OrderQuery(), Token));
    }

    [Fact]
    public async Task A_discount_of_all_it_costs_leaves_nothing_to_pay()
    {
        await using var host = await StartAsync();

        Assert.Equal(OrderState.PendingReview, (await PlaceAsync(host, freight: 0m, discount: 15m)).State);
    }

    [Fact]
    public async Task An_order_that_is_billed_later_goes_into_review_unpaid()
    {
        await using var host = await StartAsync();
        var placed = Assert.IsType<PlaceOrderResult.Placed>(await host.Orders.PlaceAsync(
            new PlaceOrder(Anna, [Line(host.North.Offer())], Currency.EUR) { BillsLater = true }, host.Command(), Token));

        Assert.Equal("PendingReview", placed.Receipt.State);
        await host.ApproveAsync(placed.Order);
        await host.WorkAsync();
        Assert.Equal((2, new Money(10m, Currency.EUR)), (await host.InBucketAsync(placed.Order, UnitBucket.Purchased), (await host.GetAsync(placed.Order)).Due));
    }

    [Fact]
    public async Task A_chargeback_is_due_again_and_its_reference_is_booked_once()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var chargeback = new Chargeback(new IdempotencyKey("bank-1"), AggregateKey.Of(order.Id), new Money(10m, Currency.EUR));
        var bank = new Actor(ActorKind.Host, "bank");

        for (var time = 0; time < 2; time++)
        {
            await host.Payments.ReportChargebackAsync(chargeback, bank, Token);
        }

        Assert.Equal(new Money(10m, Currency.EUR), (await host.GetAsync(order.Id)).Due);
        await Assert.ThrowsAsync<IdempotencyKeyReusedException>(async () =>
            await host.Payments.ReportRefundAsync(new Refund(chargeback.Reference, chargeback.For, chargeback.Amount), bank, Token));
    }

    [Fact]
    public async Task A_refund_of_freight_is_booked_for_its_parcel()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.StockAsync(order.Id);
        var parcel = AggregateKey.Of(await host.DispatchAsync(order.Id));

        await host.RefundAsync(parcel, new Money(2m, Currency.EUR));

        var balance = MoneyBalance.Of(await host.EntriesAsync(parcel), Currency.EUR);
        Assert.Equal((9m, 7m), (balance.Charged.Amount, balance.Paid.Amount));
        Assert.Equal(balance.Paid, Assert.Single(await host.Parcels.ListAsync(order.Id, Token)).Paid);
    }

    [Fact]
    public void However_units_go_each_cent_of_their_line_is_either_charged_or_due_back()
    {
        var counts = Gen.Choose(1, 9).Two().Select(pair => (Quantity: pair.Item1, First: pair.Item2 % pair.Item1));
        var cents = Gen.Choose(0, 9999);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200),
            Prop.ForAll(counts.Zip(cents).ToArbitrary(), sample => Holds(sample.Item1.Quantity, sample.Item1.First, sample.Item2)));
    }

    private static void Holds(int quantity, int first, int cents)
    {
        var sample = Samples.Order();
        var charged = Money.FromMinorUnits(cents, Currency.EUR);
        var line = sample.Lines[0] with { Units = Units.AllPending(quantity), Charged = charged };
        var order = sample with { State = OrderState.PendingReview, IsApproved = true, Lines = [line], Charged = charged, Paid = charged };

        var atOnce = Cancel(order, [quantity]);
        var inSteps = Cancel(order, first == 0 ? [quantity] : [first, quantity - first]);
        Assert.True(atOnce.Charged.IsZero && inSteps.Charged.IsZero);
        Assert.Equal(charged, inSteps.DueBack);
        if (first > 0)
        {
            Assert.Equal(Cancel(order, [.. Enumerable.Repeat(1, first)]).Charged, Cancel(order, [first]).Charged);
        }
    }

    private static Order Cancel(Order order, IReadOnlyList<int> quantities)
    {
        var change = Changes.OrderChange.Of(order, new Changes.Cause(new Actor(ActorKind.Host, "test"), "test"), order.PlacedAt);
        foreach (var quantity in quantities)
        {
            change.CancelPending(order.Lines[0].Id, quantity, "test");
        }

        return change.Order;
    }

    private static async Task<Order> PlaceAsync(OrdersHost host, decimal freight, decimal discount)
    {
        var request = new PlaceOrder(Anna, [Line(host.North.Offer(), 1), Line(host.South.Offer(), 2)], Currency.EUR)
        {
            DomesticFreight = new Money(freight, Currency.CNY),
            Discount = new Money(discount, Currency.EUR),
        };
        var placed = Assert.IsType<PlaceOrderResult.Placed>(await host.Orders.PlaceAsync(request, host.Command(), Token));
        return await host.GetAsync(placed.Order);
    }
}

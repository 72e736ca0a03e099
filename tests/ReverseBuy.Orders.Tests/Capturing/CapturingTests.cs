using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Payments;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Capturing;

public sealed class CapturingTests
{
    private static readonly Actor Bank = new(ActorKind.Host, "bank");

    [Fact]
    public async Task An_order_goes_into_review_when_the_captured_sum_reaches_what_is_due()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));

        Assert.Equal("AwaitingPayment", (await CaptureAsync(host, order, 9.99m, "a")).State);
        Assert.Equal("PendingReview", (await CaptureAsync(host, order, 0.01m, "b")).State);
        Assert.Contains("reversebuy.order.paid.v1", await WorkedEventsAsync(host, order));
    }

    [Fact]
    public async Task A_capture_that_is_reported_twice_is_booked_once()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));

        var first = await CaptureAsync(host, order, 10m, "a");

        Assert.Equal(first, await CaptureAsync(host, order, 10m, "a"));
        Assert.Equal(new Money(10m, Currency.EUR), (await host.GetAsync(order.Id)).Paid);
    }

    [Fact]
    public async Task The_reference_of_one_capture_is_not_another_ones()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));
        await CaptureAsync(host, order, 10m, "a");

        await Assert.ThrowsAsync<IdempotencyKeyReusedException>(async () => await CaptureAsync(host, order, 11m, "a"));
    }

    [Fact]
    public async Task What_is_paid_too_much_or_late_is_booked_and_due_back()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));

        await CaptureAsync(host, order, 5m, "late");

        Assert.Equal(new Money(5m, Currency.EUR), (await host.GetAsync(order.Id)).DueBack);
    }

    [Fact]
    public async Task Every_movement_is_an_entry_and_they_add_up()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));
        await CaptureAsync(host, order, 4m, "a");
        await CaptureAsync(host, order, 6m, "b");

        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        var entries = await view.Money.ListAsync(AggregateKey.Of(order.Id), Token);

        Assert.Equal(
            [(MoneyEntryKind.Charge, 10m), (MoneyEntryKind.Capture, 4m), (MoneyEntryKind.Capture, 6m)],
            entries.Select(entry => (entry.Kind, entry.Amount.Amount)));
    }

    [Fact]
    public async Task Another_currency_a_fraction_of_a_cent_and_nothing_are_refused()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));

        await Assert.ThrowsAsync<CurrencyMismatchException>(async () => await host.Payments.ReportCaptureAsync(
            new Capture(new IdempotencyKey("a"), AggregateKey.Of(order.Id), new Money(10m, Currency.USD)), Bank, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await CaptureAsync(host, order, 0.001m, "b"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await CaptureAsync(host, order, 0m, "c"));
        Assert.True((await host.GetAsync(order.Id)).Paid.IsZero);
    }

    [Fact]
    public async Task An_unknown_order_is_named()
    {
        await using var host = await StartAsync();
        var order = Samples.Order();

        var error = await Assert.ThrowsAsync<UnknownAggregateException>(async () => await CaptureAsync(host, order, 10m, "a"));

        Assert.Contains(order.Id.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_is_not_paid_cannot_be_approved_and_stays_as_it_was()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));

        var error = await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Orders.ApproveAsync(order.Id, host.Command(), Token));

        Assert.Equal("AwaitingPayment", error.From);
        Assert.Equivalent(order, await host.GetAsync(order.Id), strict: true);
    }

    private static ValueTask<Receipt> CaptureAsync(OrdersHost host, Order order, decimal amount, string reference) => host.Payments.ReportCaptureAsync(
        new Capture(new IdempotencyKey(reference), AggregateKey.Of(order.Id), new Money(amount, Currency.EUR)), Bank, Token);

    private static async Task<IReadOnlyList<string>> WorkedEventsAsync(OrdersHost host, Order order)
    {
        await host.WorkAsync();
        return await host.EventsAsync(order.Id);
    }
}

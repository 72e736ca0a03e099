using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Windows;

public sealed class WindowTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ThreeDays = TimeSpan.FromHours(72);

    [Fact]
    public async Task What_is_not_paid_in_time_is_cancelled_and_what_was_paid_of_it_is_due_back()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));
        await host.CaptureAsync(AggregateKey.Of(order.Id), new Money(4m, Currency.EUR));
        await host.AdvanceAsync(ThreeDays - Moment);
        Assert.Equal(OrderState.AwaitingPayment, (await host.GetAsync(order.Id)).State);

        await host.AdvanceAsync(Moment);

        var over = await host.GetAsync(order.Id);
        Assert.Equal((OrderState.Cancelled, new Money(4m, Currency.EUR)), (over.State, over.DueBack));
        var step = (await host.Orders.ExplainAsync(order.Id, Token)).History.OfType<HistoryEntry.Transition>().Last(entry => entry.Subject.Length == 0);
        Assert.Equal((nameof(OrderTrigger.PaymentWindowOver), ActorKind.Timer), (step.Trigger, step.Actor.Kind));
    }

    [Fact]
    public async Task What_is_paid_in_time_is_not_cancelled_later()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));

        await host.AdvanceAsync(TimeSpan.FromDays(9));

        Assert.Equal(OrderState.PendingReview, (await host.GetAsync(order.Id)).State);
    }

    [Fact]
    public async Task Silence_in_review_ends_the_order()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.AskAsync(order.Id);

        await host.AdvanceAsync(ThreeDays);

        var over = await host.GetAsync(order.Id);
        Assert.Equal((OrderState.Cancelled, QuestionState.Expired, new Money(10m, Currency.EUR)), (over.State, over.Questions[0].State, over.DueBack));
    }

    [Fact]
    public async Task A_top_up_that_is_not_paid_in_time_is_owed_no_more_and_its_units_are_cancelled()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()), Line(host.South.Offer()));
        host.North.Offer(price: 60m);
        await host.ApproveAsync(order.Id);
        await host.WorkAsync();
        await host.AdvanceAsync(ThreeDays - Moment);
        await host.AnswerAsync(order.Id, (await host.OpenQuestionAsync(order.Id)).Id);
        await host.AdvanceAsync(ThreeDays - Moment);
        Assert.Equal(OrderState.AwaitingCustomer, (await host.GetAsync(order.Id)).State);

        await host.AdvanceAsync(Moment);

        var rest = await host.GetAsync(order.Id);
        Assert.Equal((OrderState.InProcurement, 2, new Money(10m, Currency.EUR)), (rest.State, rest.Lines[0].Units[UnitBucket.Cancelled], rest.DueBack));
    }

    [Fact]
    public async Task Some_days_after_delivery_it_is_completed_without_a_word()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.DeliverAsync(order.Id);
        await host.AdvanceAsync(TimeSpan.FromDays(15) - Moment);
        Assert.Equal(OrderState.Delivered, (await host.GetAsync(order.Id)).State);

        await host.AdvanceAsync(Moment);

        Assert.Equal(OrderState.Completed, (await host.GetAsync(order.Id)).State);
    }

    [Fact]
    public async Task While_money_is_due_back_it_is_not_completed_and_looked_at_daily()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.CaptureAsync(AggregateKey.Of(order.Id), new Money(1m, Currency.EUR));
        await host.DeliverAsync(order.Id);
        await host.AdvanceAsync(TimeSpan.FromDays(16));
        Assert.Equal(OrderState.Delivered, (await host.GetAsync(order.Id)).State);

        await host.RefundAsync(AggregateKey.Of(order.Id), new Money(1m, Currency.EUR));
        await host.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(OrderState.Completed, (await host.GetAsync(order.Id)).State);
    }
}

using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.Questioning;

public sealed class QuestionTests
{
    private static readonly Money FiveMore = new(5m, Currency.EUR);

    [Fact]
    public async Task In_review_the_last_of_several_answers_leads_back_to_review()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.AskAsync(order.Id);
        Assert.Equal("AwaitingCustomer", (await host.AskAsync(order.Id, new AskQuestion("Which colour?"))).State);
        var asked = (await host.GetAsync(order.Id)).Questions;
        Assert.Equal(2, asked.Count);
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.ApproveAsync(order.Id));

        Assert.Equal("AwaitingCustomer", (await host.AnswerAsync(order.Id, asked[1].Id)).State);
        Assert.Equal("PendingReview", (await host.AnswerAsync(order.Id, asked[0].Id)).State);

        Assert.All((await host.GetAsync(order.Id)).Questions, question => Assert.Equal(QuestionState.Accepted, question.State));
        await host.WorkAsync();
        Assert.Equal(2, (await host.EventsAsync(order.Id)).Count(type => type == "reversebuy.order.customer-asked.v1"));
    }

    [Fact]
    public async Task Who_declines_in_review_ends_the_order_and_has_all_back()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.AskAsync(order.Id);
        await host.AskAsync(order.Id);

        Assert.Equal("Cancelled", (await host.DeclineAsync(order.Id, (await host.GetAsync(order.Id)).Questions[0].Id)).State);

        var over = await host.GetAsync(order.Id);
        Assert.Equal([QuestionState.Declined, QuestionState.Withdrawn], over.Questions.Select(question => question.State));
        Assert.Equal(new Money(10m, Currency.EUR), over.DueBack);
    }

    [Fact]
    public async Task Units_that_are_left_out_in_review_are_cancelled_and_the_rest_goes_on()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()), Line(host.South.Offer()));
        await host.AskAsync(order.Id, new AskQuestion("Sold out. Leave it out?") { Kind = QuestionKind.SoldOut, Line = order.Lines[0].Id });

        Assert.Equal("PendingReview", (await host.AnswerAsync(order.Id, (await host.OpenQuestionAsync(order.Id)).Id, QuestionChoice.LeaveOut)).State);

        var rest = await host.GetAsync(order.Id);
        Assert.Equal((2, 0), (rest.Lines[0].Units[UnitBucket.Cancelled], rest.Lines[1].Units[UnitBucket.Cancelled]));
        Assert.Equal(new Money(10m, Currency.EUR), rest.DueBack);
        await host.ApproveAsync(order.Id);
        await host.WorkAsync();
        Assert.Equal((0, 2), (host.North.Bought(order.Lines[0].Sku), host.South.Bought(order.Lines[1].Sku)));
    }

    [Fact]
    public async Task A_price_that_rose_after_approval_asks_for_the_difference_stops_its_units_alone_and_is_bought_once_that_is_paid()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()), Line(host.South.Offer()));
        host.North.Offer(price: 60m);
        await host.ApproveAsync(order.Id);
        await host.WorkAsync();

        var question = await host.OpenQuestionAsync(order.Id);
        Assert.Equal((QuestionKind.PriceMoved, 2, FiveMore), (question.Kind, question.Quantity, question.TopUp));
        Assert.Equal((OrderState.AwaitingCustomer, 2), ((await host.GetAsync(order.Id)).State, host.South.Bought(order.Lines[1].Sku)));

        Assert.Equal("AwaitingCustomer", (await host.AnswerAsync(order.Id, question.Id)).State);
        await host.WorkAsync();
        Assert.Equal((FiveMore, 0), ((await host.GetAsync(order.Id)).Due, host.North.Bought(order.Lines[0].Sku)));
        Assert.Contains("reversebuy.order.top-up-requested.v1", await host.EventsAsync(order.Id));

        await host.CaptureAsync(AggregateKey.Of(order.Id), new Money(4.99m, Currency.EUR));
        Assert.Equal(OrderState.AwaitingCustomer, (await host.GetAsync(order.Id)).State);
        Assert.Equal("InProcurement", (await host.CaptureAsync(AggregateKey.Of(order.Id), new Money(0.01m, Currency.EUR))).State);
        await host.WorkAsync();

        Assert.Equal(2, host.North.Bought(order.Lines[0].Sku));
        Assert.Equal(new Money(60m, Currency.CNY), (await host.GetAsync(order.Id)).Lines[0].UnitPrice);
    }

    [Fact]
    public async Task Who_agreed_and_thinks_better_of_it_before_paying_owes_nothing_for_it()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()), Line(host.South.Offer()));
        host.North.Offer(price: 60m);
        await host.ApproveAsync(order.Id);
        await host.WorkAsync();
        var question = await host.OpenQuestionAsync(order.Id);
        await host.AnswerAsync(order.Id, question.Id);

        Assert.Equal("InProcurement", (await host.DeclineAsync(order.Id, question.Id)).State);

        var rest = await host.GetAsync(order.Id);
        Assert.Equal((new Money(10m, Currency.EUR), new Money(10m, Currency.EUR), Money.Zero(Currency.EUR)), (rest.Charged, rest.DueBack, rest.Due));
        Assert.Equal((2, new Money(40m, Currency.CNY)), (rest.Lines[0].Units[UnitBucket.Cancelled], rest.Lines[0].UnitPrice));
    }

    [Fact]
    public async Task What_was_overpaid_before_pays_a_top_up()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.CaptureAsync(AggregateKey.Of(order.Id), FiveMore);
        await host.AskAsync(order.Id, new AskQuestion("Dearer now.") { Kind = QuestionKind.PriceMoved, Line = order.Lines[0].Id, UnitPrice = new Money(60m, Currency.CNY) });

        Assert.Equal("PendingReview", (await host.AnswerAsync(order.Id, (await host.OpenQuestionAsync(order.Id)).Id)).State);
        Assert.True((await host.GetAsync(order.Id)) is { Due.IsZero: true, DueBack.IsZero: true });
    }

    [Fact]
    public async Task A_lower_price_that_is_agreed_to_is_due_back()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.AskAsync(order.Id, new AskQuestion("Another shop has it cheaper.") { Kind = QuestionKind.PriceMoved, Line = order.Lines[0].Id, UnitPrice = new Money(20m, Currency.CNY) });

        await host.AnswerAsync(order.Id, (await host.OpenQuestionAsync(order.Id)).Id);

        Assert.Equal((FiveMore, FiveMore), ((await host.GetAsync(order.Id)).Charged, (await host.GetAsync(order.Id)).DueBack));
    }

    [Fact]
    public async Task Of_what_is_partly_sold_out_the_rest_is_bought_and_the_customer_chooses_about_the_others()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(stock: 10);
        var order = await host.PayNewAsync(Line(sku, 4));
        host.North.Offer(stock: 3);
        await host.ApproveAsync(order.Id);
        await host.WorkAsync();

        var question = await host.OpenQuestionAsync(order.Id);
        Assert.Equal((QuestionKind.SoldOut, 1), (question.Kind, question.Quantity));
        Assert.Equal(3, host.North.Bought(sku));

        host.North.Offer(stock: 10);
        Assert.Equal("InProcurement", (await host.AnswerAsync(order.Id, question.Id)).State);
        await host.WorkAsync();
        Assert.Equal((4, 0), (host.North.Bought(sku), await host.InBucketAsync(order.Id, UnitBucket.Pending)));
    }

    [Fact]
    public async Task What_stays_sold_out_is_asked_about_anew()
    {
        await using var host = await StartAsync();
        host.North.Creates.Enqueue(Behaviour.Refuse);
        host.North.Creates.Enqueue(Behaviour.Refuse);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.AnswerAsync(order.Id, (await host.OpenQuestionAsync(order.Id)).Id);
        await host.WorkAsync();

        var again = await host.OpenQuestionAsync(order.Id);

        Assert.Equal("Cancelled", (await host.AnswerAsync(order.Id, again.Id, QuestionChoice.LeaveOut)).State);
        Assert.Equal(new Money(10m, Currency.EUR), (await host.GetAsync(order.Id)).DueBack);
    }

    [Fact]
    public async Task A_seller_that_cancels_leaves_the_customer_the_choice()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.Orders[0].Status = Buying.UpstreamStatus.Cancelled;
        await host.Procurement.LookAsync(order.Id, Token);
        await host.WorkAsync();

        await host.AnswerAsync(order.Id, (await host.OpenQuestionAsync(order.Id)).Id);
        await host.WorkAsync();

        Assert.Equal((OrderState.InProcurement, 2), ((await host.GetAsync(order.Id)).State, await host.InBucketAsync(order.Id, UnitBucket.Purchased)));
    }

    [Fact]
    public async Task A_question_about_the_whole_order_stops_what_is_planned_until_it_is_answered()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.ApproveAsync(order.Id);
        await host.AskAsync(order.Id);
        await host.WorkAsync();
        await host.PassAsync(30);
        Assert.Equal(0, host.North.CreateCalls);

        await host.AnswerAsync(order.Id, (await host.OpenQuestionAsync(order.Id)).Id);
        await host.WorkAsync();

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task A_question_about_one_unit_of_a_planned_purchase_that_is_left_out_lets_the_others_be_bought()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer(), 3));
        await host.ApproveAsync(order.Id);
        await host.AskAsync(order.Id, new AskQuestion("Really three?") { Line = order.Lines[0].Id, Quantity = 1 });
        await host.WorkAsync();

        await host.AnswerAsync(order.Id, (await host.OpenQuestionAsync(order.Id)).Id, QuestionChoice.LeaveOut);
        await host.WorkAsync();

        Assert.Equal((2, 1), (await host.InBucketAsync(order.Id, UnitBucket.Purchased), await host.InBucketAsync(order.Id, UnitBucket.Cancelled)));
    }

    [Fact]
    public async Task A_closed_question_takes_no_answer_and_a_repeated_answer_changes_nothing()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.AskAsync(order.Id);
        var question = await host.OpenQuestionAsync(order.Id);
        var command = host.Command(ActorKind.Customer);
        var answer = new AnswerQuestion(question.Id, QuestionChoice.Accept) { Text = "blue" };

        var first = await host.Questions.AnswerAsync(order.Id, answer, command, Token);

        Assert.Equal(first, await host.Questions.AnswerAsync(order.Id, answer, command, Token));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.DeclineAsync(order.Id, question.Id));
        await Assert.ThrowsAsync<UnknownAggregateException>(async () => await host.AnswerAsync(order.Id, new OrderQuestionId(Guid.Empty)));
        Assert.Equal("blue", (await host.GetAsync(order.Id)).Questions[0].Answer);
    }

    [Fact]
    public async Task More_than_is_pending_is_not_asked_about_nor_anything_before_it_is_paid()
    {
        await using var host = await StartAsync();
        var order = await host.PlaceAsync(Line(host.North.Offer()));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.AskAsync(order.Id));
        await host.PayAsync(order);

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.AskAsync(order.Id, new AskQuestion("?") { Line = order.Lines[0].Id, Quantity = 3 }));
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.AskAsync(order.Id, new AskQuestion("?") { TopUp = FiveMore }));
        Assert.Empty((await host.GetAsync(order.Id)).Questions);
    }

    [Fact]
    public async Task Whoever_cancels_is_not_asked_any_more()
    {
        await using var host = await StartAsync();
        host.North.Creates.Enqueue(Behaviour.Refuse);
        var order = await host.BuyAsync(Line(host.North.Offer()), Line(host.South.Offer()));

        Assert.Equal("InProcurement", (await host.CancelAsync(order.Id)).State);

        var rest = await host.GetAsync(order.Id);
        Assert.Equal(QuestionState.Withdrawn, Assert.Single(rest.Questions).State);
        Assert.Equal((2, 2), (rest.Lines[0].Units[UnitBucket.Cancelled], rest.Lines[1].Units[UnitBucket.Purchased]));
    }

    [Fact]
    public async Task Every_step_is_in_the_history_with_who_and_why()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.Questions.AskAsync(order.Id, new AskQuestion("Which size?"), host.Command(ActorKind.Reviewer) with { Reason = "no size named" }, Token);
        var question = await host.OpenQuestionAsync(order.Id);
        await host.AnswerAsync(order.Id, question.Id);

        var steps = (await host.Orders.ExplainAsync(order.Id, Token)).History.OfType<HistoryEntry.Transition>().Where(entry => entry.Subject == $"question:{question.Id}").ToList();

        Assert.Equal([("", "Asked", ActorKind.Reviewer), ("Asked", "Accepted", ActorKind.Customer)], steps.Select(step => (step.From, step.To, step.Actor.Kind)));
        Assert.Equal("no size named", steps[0].Reason);
    }
}

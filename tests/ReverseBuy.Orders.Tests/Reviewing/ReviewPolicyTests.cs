using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Reviewing;

public sealed class ReviewPolicyTests
{
    [Fact]
    public async Task A_policy_approves_and_what_it_approved_is_bought()
    {
        await using var host = await StartAsync(build: builder => builder.UseReviewPolicy<ByQuantity>());
        var order = await host.PayNewAsync(Line(host.North.Offer(), 1));
        await host.WorkAsync();

        Assert.Equal(1, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        var approval = (await host.Orders.ExplainAsync(order.Id, Token)).History.OfType<HistoryEntry.Transition>().Single(entry => entry.Trigger == nameof(OrderTrigger.Approve));
        Assert.Equal((new Actor(ActorKind.Policy, "review-policy"), "small"), (approval.Actor, approval.Reason));
    }

    [Fact]
    public async Task A_policy_rejects_and_the_money_is_due_back()
    {
        await using var host = await StartAsync(build: builder => builder.UseReviewPolicy<ByQuantity>());
        var order = await host.PayNewAsync(Line(host.North.Offer(), 9));
        await host.WorkAsync();

        Assert.Equal((OrderState.Rejected, order.Paid), ((await host.GetAsync(order.Id)).State, (await host.GetAsync(order.Id)).DueBack));
    }

    [Fact]
    public async Task A_policy_asks_and_looks_again_at_the_answer()
    {
        await using var host = await StartAsync(build: builder => builder.UseReviewPolicy<ByQuantity>());
        var order = await host.PayNewAsync(Line(host.North.Offer(), 5));
        await host.WorkAsync();
        var question = await host.OpenQuestionAsync(order.Id);
        Assert.Equal(ActorKind.Policy, question.AskedBy.Kind);

        await host.AnswerAsync(order.Id, question.Id);
        await host.WorkAsync();

        Assert.Equal(5, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task What_a_policy_leaves_and_what_is_held_waits_for_a_reviewer()
    {
        await using var host = await StartAsync(build: builder => builder.UseReviewPolicy<ByQuantity>());
        var left = await host.PayNewAsync(Line(host.North.Offer(), 3));
        var held = await host.PlaceAsync(Line(host.South.Offer(), 1));
        await host.HoldAsync(held.Id);
        await host.PayAsync(held);
        await host.WorkAsync();

        Assert.Equal((OrderState.PendingReview, OrderState.PendingReview), ((await host.GetAsync(left.Id)).State, (await host.GetAsync(held.Id)).State));
    }

    [Fact]
    public void A_second_policy_is_refused_and_both_are_named()
    {
        var builder = new ServiceCollection().AddReverseBuy().UseReviewPolicy<ByQuantity>();

        Assert.Contains(nameof(ByQuantity), Assert.Throws<ConfigurationException>(() => builder.UseReviewPolicy<ByQuantity>()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OrderTrigger.Approve)]
    [InlineData(OrderTrigger.Reject)]
    [InlineData(OrderTrigger.Cancel)]
    [InlineData(OrderTrigger.AskCustomer)]
    public async Task A_rule_of_the_hosts_refuses_a_decision_with_its_reason_and_no_fact(OrderTrigger trigger)
    {
        await using var host = await StartAsync(build: builder => builder.Services.AddSingleton<IOrderGuard>(new Forbid(trigger)));
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        Func<Task> give = trigger switch
        {
            OrderTrigger.Approve => async () => await host.ApproveAsync(order.Id),
            OrderTrigger.Reject => async () => await host.Orders.RejectAsync(order.Id, host.Command(), Token),
            OrderTrigger.Cancel => async () => await host.CancelAsync(order.Id),
            _ => async () => await host.AskAsync(order.Id),
        };

        var refused = await Assert.ThrowsAsync<OrderTransitionException>(give);

        Assert.Equal(("not on Sundays", trigger.ToString()), (refused.Reason, refused.Trigger));
        Assert.Equivalent(order, await host.GetAsync(order.Id), strict: true);
    }

    [Fact]
    public async Task A_rule_holds_completion_up_until_it_agrees()
    {
        var rule = new Forbid(OrderTrigger.Complete);
        await using var host = await StartAsync(build: builder => builder.Services.AddSingleton<IOrderGuard>(rule));
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.DeliverAsync(order.Id);
        await host.AdvanceAsync(TimeSpan.FromDays(16));
        Assert.Equal(OrderState.Delivered, (await host.GetAsync(order.Id)).State);

        rule.Forbidden = null;
        await host.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(OrderState.Completed, (await host.GetAsync(order.Id)).State);
    }

    private sealed class ByQuantity : IReviewPolicy
    {
        public ValueTask<ReviewDecision> ReviewAsync(TenantId tenant, Order order, CancellationToken cancellationToken) => ValueTask.FromResult<ReviewDecision>(
            order.Questions.Any(question => question.State == QuestionState.Accepted) ? new ReviewDecision.Approve("answered")
            : order.Lines[0].Quantity switch
            {
                1 => new ReviewDecision.Approve("small"),
                5 => new ReviewDecision.Ask([new AskQuestion("Five?")]),
                9 => new ReviewDecision.Reject("too many"),
                _ => new ReviewDecision.Leave(),
            });
    }

    private sealed class Forbid(OrderTrigger forbidden) : IOrderGuard
    {
        public OrderTrigger? Forbidden { get; set; } = forbidden;

        public string? Refuse(TenantId tenant, Order order, OrderTrigger trigger, Actor actor) => trigger == Forbidden ? "not on Sundays" : null;
    }
}

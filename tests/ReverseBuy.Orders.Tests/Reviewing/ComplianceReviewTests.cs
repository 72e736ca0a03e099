using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Reviewing;

public sealed class ComplianceReviewTests
{
    private readonly ScriptedRules.Script _rules = new();

    [Fact]
    public async Task The_rules_are_shown_every_line_of_an_order_at_once_with_all_that_is_known_of_it()
    {
        await using var host = await StartAsync();
        var request = new PlaceOrder(Anna, [Line(host.North.Offer("1001"), 3), Line(host.South.Offer("2002", 7.5m), 1, 7.5m)], Currency.EUR) { Country = "DE" };
        var placed = Assert.IsType<PlaceOrderResult.Placed>(await host.Orders.PlaceAsync(request, host.Command(), Token));
        await host.PayAsync(await host.GetAsync(placed.Order));
        await host.WorkAsync();

        var asked = Assert.Single(_rules.Asked);
        var order = await host.GetAsync(placed.Order);
        Assert.Equal(("DE", ComplianceOccasion.Review), (asked.Country, asked.Occasion));
        Assert.Equal(
            order.Lines.Select(line => (line.Id, line.Title, line.Quantity, line.Sku, line.UnitPrice)),
            asked.Goods.Select(goods => (goods.Line!.Value, goods.Title, goods.Quantity, goods.Sku!.Value, goods.UnitPrice!.Value)));
        Assert.All(asked.Goods, goods => Assert.Equal((ScriptedMarketplace.Chinese, new ProductCategory("50010850", "连衣裙")), (goods.SourceTitle, goods.Category)));
        Assert.Empty(order.Compliance!.Findings);
    }

    [Fact]
    public async Task A_refused_line_keeps_an_order_from_being_approved_and_the_answer_names_line_rule_and_reason()
    {
        await using var host = await StartAsync();
        _rules.Say = check => [new ComplianceFinding(check.Goods[1], "blades", "No blades by air.")];
        var order = await host.PayNewAsync(Line(host.North.Offer("1001")), Line(host.North.Offer("1002")));
        await host.WorkAsync();
        var finding = new OrderLineFinding(order.Lines[1].Id, "blades", ComplianceRuling.Refused, "No blades by air.");
        Assert.Equal([finding], (await host.GetAsync(order.Id)).Compliance!.Findings);

        var before = await host.GetAsync(order.Id);
        var command = host.Command(ActorKind.Reviewer);
        var refused = Assert.IsType<ApproveOrderResult.NotCompliant>(await host.Orders.ApproveAsync(order.Id, command, Token));

        Assert.Equal([finding], refused.Findings);
        Assert.Equivalent(before, await host.GetAsync(order.Id), strict: true);
        var explained = await host.Orders.ExplainAsync(order.Id, Token);
        var noted = Assert.Single(explained.History.OfType<HistoryEntry.Transition>(), entry => entry.Subject == $"compliance:{order.Lines[1].Id}");
        Assert.Equal(("", "Refused", "blades", "No blades by air."), (noted.From, noted.To, noted.Trigger, noted.Reason));
        Assert.Contains("reversebuy.order.compliance-ruled.v1", await host.EventsAsync(order.Id));

        // The rule is lifted. Nothing was stored under the command's key, so that it is free.
        _rules.Say = _ => [];
        Assert.IsType<ApproveOrderResult.Approved>(await host.Orders.ApproveAsync(order.Id, command, Token));
        Assert.Empty((await host.GetAsync(order.Id)).Compliance!.Findings);
    }

    [Fact]
    public async Task A_repeated_approval_answers_the_same_without_asking_again()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        var command = host.Command(ActorKind.Reviewer);
        var first = await host.Orders.ApproveAsync(order.Id, command, Token);
        var asked = _rules.Asked.Count;
        _rules.SayOfAll(ComplianceRuling.Refused);

        Assert.Equal(first, await host.Orders.ApproveAsync(order.Id, command, Token));
        Assert.Equal(asked, _rules.Asked.Count);
    }

    [Theory]
    [InlineData(ActorKind.Reviewer, true)]
    [InlineData(ActorKind.Operator, true)]
    [InlineData(ActorKind.Host, false)]
    [InlineData(ActorKind.System, false)]
    public async Task Where_a_person_is_needed_only_a_person_can_approve(ActorKind actor, bool isApproved)
    {
        await using var host = await StartAsync();
        _rules.SayOfAll(ComplianceRuling.PersonNeeded);
        var order = await host.PayNewAsync(Line(host.North.Offer()));

        Assert.Equal(isApproved, await host.Orders.ApproveAsync(order.Id, host.Command(actor), Token) is ApproveOrderResult.Approved);
        Assert.Equal(isApproved, (await host.GetAsync(order.Id)).IsApproved);
    }

    [Fact]
    public async Task The_customer_is_asked_what_a_rule_wants_to_know_once_and_the_rules_see_the_answer()
    {
        await using var host = await StartAsync();
        _rules.Say = check => check.Questions.Any(question => question.Answer == "no battery")
            ? []
            : check.Goods.Select(goods => new ComplianceFinding(goods, "batteries", "Is a battery in it?") { Ruling = ComplianceRuling.CustomerAsked });
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.WorkAsync();
        var question = await host.OpenQuestionAsync(order.Id);
        Assert.Equal(("Is a battery in it?", order.Lines[0].Id), (question.Text, question.Line));

        await host.Questions.AnswerAsync(order.Id, new AnswerQuestion(question.Id, QuestionChoice.Accept) { Text = "no battery" }, host.Command(ActorKind.Customer), Token);
        await host.WorkAsync();

        var answered = await host.GetAsync(order.Id);
        Assert.Equal(OrderState.PendingReview, answered.State);
        Assert.Empty(answered.Compliance!.Findings);
        Assert.Contains(
            (await host.Orders.ExplainAsync(order.Id, Token)).History.OfType<HistoryEntry.Transition>(),
            entry => (entry.From, entry.To, entry.Trigger) == ("CustomerAsked", "Cleared", "batteries"));
    }

    [Fact]
    public async Task What_is_still_a_question_after_the_answer_is_one_for_a_person()
    {
        await using var host = await StartAsync(build: builder => builder.UseReviewPolicy<AlwaysApprove>());
        _rules.SayOfAll(ComplianceRuling.CustomerAsked);
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.WorkAsync();
        await host.AnswerAsync(order.Id, (await host.OpenQuestionAsync(order.Id)).Id);
        await host.WorkAsync();

        var answered = await host.GetAsync(order.Id);
        Assert.Equal((OrderState.PendingReview, 1), (answered.State, answered.Questions.Count));
        await host.ApproveAsync(order.Id);
    }

    [Fact]
    public async Task With_other_facts_the_rules_are_asked_again()
    {
        await using var host = await StartAsync();
        _rules.Say = check => check.Goods.Where(goods => goods.Quantity > 2).Select(goods => new ComplianceFinding(goods, "many", "At most two."));
        var order = await host.PayNewAsync(Line(host.North.Offer(), 3));
        await host.WorkAsync();
        Assert.Single((await host.GetAsync(order.Id)).Compliance!.Findings);

        await host.AskAsync(order.Id, new AskQuestion("Two?") { Line = order.Lines[0].Id, Quantity = 1 });
        await host.AnswerAsync(order.Id, (await host.OpenQuestionAsync(order.Id)).Id, QuestionChoice.LeaveOut);
        await host.WorkAsync();

        Assert.Equal([3, 2], _rules.Asked.Select(check => check.Goods[0].Quantity));
        Assert.Empty((await host.GetAsync(order.Id)).Compliance!.Findings);
        await host.ApproveAsync(order.Id);
    }

    [Fact]
    public async Task Nothing_is_locked_while_the_rules_look_and_what_they_said_of_other_facts_approves_nothing()
    {
        await using var host = await StartAsync();
        var order = await host.PayNewAsync(Line(host.North.Offer(), 3));
        await host.WorkAsync();
        _rules.Meanwhile = async () =>
        {
            _rules.Meanwhile = () => Task.CompletedTask;
            await host.AskAsync(order.Id, new AskQuestion("Two?") { Line = order.Lines[0].Id, Quantity = 1 });
            await host.AnswerAsync(order.Id, (await host.OpenQuestionAsync(order.Id)).Id, QuestionChoice.LeaveOut);
        };

        await Assert.ThrowsAsync<ConcurrencyException>(async () => await host.Orders.ApproveAsync(order.Id, host.Command(ActorKind.Reviewer), Token));

        Assert.False((await host.GetAsync(order.Id)).IsApproved);
        await host.ApproveAsync(order.Id);
    }

    [Fact]
    public async Task A_policy_sees_what_the_rules_say_and_may_act_on_it()
    {
        await using var host = await StartAsync(build: builder => builder.UseReviewPolicy<RejectRefused>());
        _rules.SayOfAll(ComplianceRuling.Refused);
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.WorkAsync();

        var rejected = await host.GetAsync(order.Id);
        Assert.Equal((OrderState.Rejected, "batteries"), (rejected.State, Assert.Single(rejected.Compliance!.Findings).Rule));
    }

    [Theory]
    [InlineData(ComplianceRuling.Refused)]
    [InlineData(ComplianceRuling.PersonNeeded)]
    public async Task A_policy_cannot_approve_what_a_rule_is_against(ComplianceRuling ruling)
    {
        await using var host = await StartAsync(build: builder => builder.UseReviewPolicy<AlwaysApprove>());
        _rules.SayOfAll(ruling);
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.WorkAsync();

        Assert.Equal((OrderState.PendingReview, false), ((await host.GetAsync(order.Id)).State, (await host.GetAsync(order.Id)).IsApproved));
        var marks = (await host.Orders.ExplainAsync(order.Id, Token)).Timeline.SelectMany(handled => handled.Marks);
        Assert.Contains(marks, mark => mark.Handler == "review-policy" && mark.Result.Contains("'batteries'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rules_that_are_registered_by_hand_are_asked_before_an_approval_too()
    {
        await using var host = await OrdersHost.StartAsync(services => services.AddSingleton<IComplianceRules>(new ScriptedRules(_rules)));
        _rules.SayOfAll(ComplianceRuling.Refused);
        var order = await host.PayNewAsync(Line(host.North.Offer()));

        Assert.IsType<ApproveOrderResult.NotCompliant>(await host.Orders.ApproveAsync(order.Id, host.Command(ActorKind.Reviewer), Token));
        Assert.Equal("batteries", Assert.Single((await host.GetAsync(order.Id)).Compliance!.Findings).Rule);
    }

    [Fact]
    public async Task What_rules_say_that_are_registered_by_hand_stays_also_when_the_policy_leaves_the_order()
    {
        await using var host = await OrdersHost.StartAsync(build: builder =>
        {
            builder.Services.AddSingleton<IComplianceRules>(new ScriptedRules(_rules));
            builder.UseReviewPolicy<RejectRefused>();
        });
        _rules.SayOfAll(ComplianceRuling.PersonNeeded);
        var order = await host.PayNewAsync(Line(host.North.Offer()));
        await host.WorkAsync();

        var left = await host.GetAsync(order.Id);
        Assert.Equal((OrderState.PendingReview, ComplianceRuling.PersonNeeded), (left.State, Assert.Single(left.Compliance!.Findings).Ruling));
    }

    [Fact]
    public async Task An_order_that_is_not_in_review_is_not_shown_to_the_rules()
    {
        await using var host = await StartAsync();
        _rules.SayOfAll(ComplianceRuling.Refused);
        var order = await host.PlaceAsync(Line(host.North.Offer()));

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Orders.ApproveAsync(order.Id, host.Command(ActorKind.Reviewer), Token));
        Assert.Empty(_rules.Asked);
    }

    [Fact]
    public void Second_rules_are_refused_and_both_are_named()
    {
        var builder = new ServiceCollection().AddReverseBuy().UseComplianceRules<ScriptedRules>();

        Assert.Contains(nameof(ScriptedRules), Assert.Throws<ConfigurationException>(() => builder.UseComplianceRules<ScriptedRules>()).Message, StringComparison.Ordinal);
    }

    private Task<OrdersHost> StartAsync(Action<IReverseBuyBuilder>? build = null) => OrdersHost.StartAsync(build: builder =>
    {
        builder.Services.AddSingleton(_rules);
        builder.UseComplianceRules<ScriptedRules>();
        build?.Invoke(builder);
    });

    private sealed class AlwaysApprove : IReviewPolicy
    {
        public ValueTask<ReviewDecision> ReviewAsync(TenantId tenant, Order order, CancellationToken cancellationToken) =>
            ValueTask.FromResult<ReviewDecision>(new ReviewDecision.Approve());
    }

    private sealed class RejectRefused : IReviewPolicy
    {
        public ValueTask<ReviewDecision> ReviewAsync(TenantId tenant, Order order, CancellationToken cancellationToken) => ValueTask.FromResult<ReviewDecision>(
            order.Compliance?.Findings.FirstOrDefault(finding => finding.Ruling == ComplianceRuling.Refused) is { } refused
                ? new ReviewDecision.Reject(refused.Reason)
                : new ReviewDecision.Leave());
    }
}

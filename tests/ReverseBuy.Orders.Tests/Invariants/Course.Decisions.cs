using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Orders.Workflow;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.Invariants;

/// <summary>What people decide, and what is paid. A decision that is not possible is refused and leaves everything as it was.</summary>
internal sealed partial class Course
{
    private readonly List<(Func<Command, ValueTask<Receipt>> Give, Command Command, Receipt Answer)> _given = [];

    private async Task DecideAsync(CourseStep step)
    {
        var order = await host.GetAsync(_order);
        var open = order.Questions.FirstOrDefault(question => question.IsOpen)?.Id ?? default;
        switch (step)
        {
            // Keys are kept for thirty days.
            case CourseStep.RepeatCommand when _given.Count > 0 && !_isLongAgo:
                var (give, command, answer) = _given[order.Version % _given.Count];
                Assert.Equal(answer, await give(command));
                Assert.Equal(order.Version, (await host.GetAsync(_order)).Version);
                break;
            case CourseStep.Pay when !order.Due.IsZero:
                await host.CaptureAsync(AggregateKey.Of(_order), order.Due);
                break;
            case CourseStep.PayTooMuch:
                await host.CaptureAsync(AggregateKey.Of(_order), Money.FromMinorUnits(333, Currency.EUR));
                break;
            case CourseStep.RefundWhatIsDue when !order.DueBack.IsZero:
                await host.RefundAsync(AggregateKey.Of(_order), order.DueBack);
                break;
            case CourseStep.ChargeBack:
                await host.ChargeBackAsync(AggregateKey.Of(_order), Money.FromMinorUnits(101, Currency.EUR));
                break;
            case CourseStep.Approve:
                await CommandAsync(command => host.ApproveAsync(_order, command));
                break;
            case CourseStep.Reject:
                await CommandAsync(command => host.Orders.RejectAsync(_order, command, Token));
                break;
            case CourseStep.AskAboutOrder:
                await AskAsync(new AskQuestion("Really?"));
                break;
            case CourseStep.AskAboutUnit:
                await AskAsync(new AskQuestion("This one?") { Line = order.Lines[0].Id, Quantity = 1 });
                break;
            case CourseStep.AskDearer:
                await AskAsync(new AskQuestion("Dearer?") { Kind = QuestionKind.PriceMoved, Line = order.Lines[0].Id, UnitPrice = new Money(43.33m, Currency.CNY) });
                break;
            case CourseStep.Accept when open != default:
                await CommandAsync(command => host.Questions.AnswerAsync(_order, new AnswerQuestion(open, QuestionChoice.Accept), command, Token));
                break;
            case CourseStep.LeaveOut when open != default && order.Questions.First(question => question.IsOpen).Line is not null:
                await CommandAsync(command => host.Questions.AnswerAsync(_order, new AnswerQuestion(open, QuestionChoice.LeaveOut), command, Token));
                break;
            case CourseStep.Decline when open != default:
                await CommandAsync(command => host.Questions.DeclineAsync(_order, open, command, Token));
                break;
            case CourseStep.Cancel:
                await CommandAsync(command => host.Orders.CancelAsync(_order, command, Token));
                break;
            case CourseStep.Complete:
                await CommandAsync(command => host.Orders.CompleteAsync(_order, command, Token));
                break;
            case CourseStep.PassFourDays:
                await host.AdvanceAsync(TimeSpan.FromDays(4));
                break;
            case CourseStep.Hold:
                await CommandAsync(command => host.OrderHolds.PutAsync(_order, new PutOrderHold("quality", "to be looked at"), command, Token));
                break;
            case CourseStep.HoldForAnHour:
                var until = host.Time.GetUtcNow().AddHours(1);
                await CommandAsync(command => host.OrderHolds.PutAsync(_order, new PutOrderHold("short", "to be looked at") { Until = until }, command, Token));
                break;
            case CourseStep.ReleaseHold when order.IsHeld:
                var name = order.Holds.First(hold => hold.IsOn).Name;
                await CommandAsync(command => host.OrderHolds.ReleaseAsync(_order, name, command, Token));
                break;
            case CourseStep.SellOut:
                host.North.Offer(stock: 0);
                break;
            case CourseStep.SellerHasTwo:
                host.North.Offer(stock: 2);
                break;
            case CourseStep.LoseCancelAnswer:
                host.North.Cancels.Enqueue(Behaviour.LoseAfter);
                break;
        }
    }

    private Task AskAsync(AskQuestion question) => CommandAsync(command => host.Questions.AskAsync(_order, question, command, Token));

    private async Task CommandAsync(Func<Command, ValueTask<Receipt>> give)
    {
        var before = await host.GetAsync(_order);
        var command = host.Command();
        try
        {
            _given.Add((give, command, await give(command)));
        }
        catch (OrderTransitionException)
        {
            Assert.Equivalent(before, await host.GetAsync(_order), strict: true);
        }
    }

    /// <summary>Before anything is bought, it takes one more word of the customer's to end the order, whatever has been said before.</summary>
    private async Task EndEarlyAsync(Order order)
    {
        if (order.IsApproved || OrderGraph.Final.Contains(order.State))
        {
            return;
        }

        await host.CancelAsync(_order);
        await host.WorkAsync();
        await CheckAsync("the customer's last word");
        Assert.Equal(OrderState.Cancelled, (await host.GetAsync(_order)).State);
    }
}

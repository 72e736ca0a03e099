using System.Globalization;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Guarding;

namespace ReverseBuy.Orders.Questioning;

/// <summary>Asks customers, and takes their answers.</summary>
internal sealed class OrderQuestioning(Changer changer, SystemQuestions questions, OrderGuards guards, OrdersOptions options)
{
    public ValueTask<Receipt> AskAsync(TenantId tenant, OrderId order, AskQuestion question, Command command, CancellationToken cancellationToken)
    {
        Require(question);
        return changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of(
                "ask",
                order.ToString(),
                question.Kind.ToString(),
                question.Text,
                question.Line?.ToString() ?? string.Empty,
                question.Quantity?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
                question.UnitPrice?.ToString() ?? string.Empty,
                question.TopUp?.ToString() ?? string.Empty),
            async (changes, token) =>
            {
                var change = await changes.OrderAsync(order, token).ConfigureAwait(false);
                guards.RequireAllowed(tenant, change, OrderTrigger.AskCustomer, command.Actor);
                Ask(changes, change, question);
                return change;
            },
            cancellationToken);
    }

    /// <summary>Asks in a change that is made already.</summary>
    public void Ask(ChangeSet changes, OrderChange change, AskQuestion question)
    {
        Require(question);
        change.Ask(Make(changes, change, question));
    }

    public ValueTask<Receipt> AnswerAsync(TenantId tenant, OrderId order, AnswerQuestion answer, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("answer", order.ToString(), answer.Question.ToString(), answer.Choice.ToString(), answer.Text ?? string.Empty),
            async (changes, token) =>
            {
                var change = await changes.OrderAsync(order, token).ConfigureAwait(false);
                RequireState(change, answer.Question, answer.Choice.ToString(), question => question.State == QuestionState.Asked || (question.IsOpen && answer.Choice == QuestionChoice.LeaveOut));
                guards.RequireAllowed(tenant, change, OrderTrigger.Answer, command.Actor);
                Take(change, answer, changes.At + options.AnswerWindow);
                return change;
            },
            cancellationToken);

    public ValueTask<Receipt> DeclineAsync(TenantId tenant, OrderId order, OrderQuestionId question, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("decline", order.ToString(), question.ToString()),
            async (changes, token) =>
            {
                var change = await changes.OrderAsync(order, token).ConfigureAwait(false);
                RequireState(change, question, nameof(OrderTrigger.Decline), known => known.IsOpen);
                guards.RequireAllowed(tenant, change, OrderTrigger.Decline, command.Actor);
                change.Decline(question, QuestionState.Declined, OrderTrigger.Decline);
                return change;
            },
            cancellationToken);

    private static void Take(OrderChange change, AnswerQuestion answer, DateTimeOffset payBefore)
    {
        switch (answer.Choice)
        {
            case QuestionChoice.Accept:
                change.Agree(answer.Question, answer.Text, payBefore);
                break;
            case QuestionChoice.LeaveOut when change.Question(answer.Question).Line is null:
                throw new ArgumentException($"Question {answer.Question} is about the order as a whole: nothing can be left out of it. Accept or decline it.", nameof(answer));
            case QuestionChoice.LeaveOut:
                change.Drop(answer.Question, QuestionState.LeftOut, answer.Text, OrderTrigger.Answer);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(answer), answer.Choice, "Not a choice.");
        }
    }

    private static void RequireState(OrderChange change, OrderQuestionId id, string what, Func<OrderQuestion, bool> isAllowed)
    {
        var question = change.Question(id);
        if (!isAllowed(question))
        {
            throw new OrderTransitionException($"Question {id} of {change.Key}", question.State.ToString(), what, []);
        }
    }

    private static void Require(AskQuestion question)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question.Text, nameof(question));
        if (question.Line is null && (question.Quantity ?? question.UnitPrice ?? (object?)question.TopUp) is not null)
        {
            throw new ArgumentException("A quantity, a price and a top-up are those of a line. Name the line.", nameof(question));
        }

        if (question.Quantity < 1)
        {
            throw new ArgumentException("A question is about at least 1 unit of its line.", nameof(question));
        }

        if (question.TopUp is { } topUp && (topUp.Amount <= 0 || topUp != topUp.Round()))
        {
            throw new ArgumentException($"A top-up of {topUp} makes no sense: it is above 0, in whole smallest units.", nameof(question));
        }
    }

    private OrderQuestion Make(ChangeSet changes, OrderChange change, AskQuestion question)
    {
        var order = change.Order;
        var quantity = 0;
        Money? topUp = null;
        if (question.Line is { } line)
        {
            var free = order.Line(line).Units[UnitBucket.Pending] - order.StoppedUnits(line);
            quantity = question.Quantity ?? free;
            if (quantity < 1 || quantity > free)
            {
                throw new OrderTransitionException(
                    $"Line {line} of {change.Key}", string.Create(CultureInfo.InvariantCulture, $"{free} pending units that are not asked about"), nameof(OrderTrigger.AskCustomer), []);
            }

            topUp = TopUpOf(changes, order, line, quantity, question);
        }

        return new OrderQuestion
        {
            Id = changes.NewId<OrderQuestionId>(),
            Kind = question.Kind,
            State = QuestionState.Asked,
            Line = question.Line,
            Quantity = quantity,
            Text = question.Text,
            UnitPrice = question.UnitPrice,
            TopUp = topUp,
            AskedBy = changes.Cause.Actor,
            AskedAt = changes.At,
            AnswerBefore = changes.At + options.AnswerWindow,
        };
    }

    private Money? TopUpOf(ChangeSet changes, Order order, OrderLineId line, int quantity, AskQuestion question)
    {
        if (question.TopUp is { } topUp && topUp.Currency != order.Charged.Currency)
        {
            throw new CurrencyMismatchException(topUp.Currency, order.Charged.Currency);
        }

        if (question.UnitPrice is { } price && price.Currency != order.Line(line).UnitPrice.Currency)
        {
            throw new CurrencyMismatchException(price.Currency, order.Line(line).UnitPrice.Currency);
        }

        return question.TopUp ?? (question.UnitPrice is { } asked ? questions.TopUp(changes.UnitOfWork.Tenant, order, line, quantity, asked) : null);
    }
}

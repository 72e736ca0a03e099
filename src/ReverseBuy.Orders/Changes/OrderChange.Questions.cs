using ReverseBuy.Messaging;

namespace ReverseBuy.Orders.Changes;

/// <summary>What the order's customer is asked.</summary>
internal sealed partial class OrderChange
{
    public OrderQuestion Question(OrderQuestionId id) =>
        _order.Questions.FirstOrDefault(question => question.Id == id) ?? throw new UnknownAggregateException("question", id.ToString());

    public void Ask(OrderQuestion question)
    {
        Fire(OrderTrigger.AskCustomer);
        _order = _order with { Questions = [.. _order.Questions, question] };
        NoteTransition(SubjectOf(question), string.Empty, question.State.ToString(), nameof(OrderTrigger.AskCustomer));
        Raise(new CustomerAsked(_order.Id, question.Id, question.Kind.ToString(), question.Line, question.Quantity, question.TopUp, question.AnswerBefore));
    }

    /// <summary>Notes that the customer agrees. What that costs more is charged, and to be paid before the question is closed.</summary>
    public void Agree(OrderQuestionId id, string? answer, DateTimeOffset payBefore)
    {
        var question = Question(id);
        Replace(question with { Answer = answer });
        if (question.TopUp is { IsZero: false } topUp)
        {
            ChargeLine(question.Line!.Value, topUp, ReferenceOf(question));
        }

        if (question.TopUp?.Amount > 0 && !_order.IsBilledLater && !_order.Due.IsZero)
        {
            SetState(id, QuestionState.AwaitingTopUp, nameof(OrderTrigger.Answer));
            Replace(Question(id) with { AnswerBefore = payBefore });
            Raise(new TopUpRequested(_order.Id, id, question.TopUp.Value, _order.Due));
            return;
        }

        Accept(id);
        LeaveWhenNothingIsOpen(OrderTrigger.Answer);
    }

    /// <summary>Closes a question with its units cancelled: they are left out, declined, or nobody answered.</summary>
    public void Drop(OrderQuestionId id, QuestionState state, string? answer, OrderTrigger trigger)
    {
        var question = Question(id);
        Replace(question with { Answer = answer ?? question.Answer });
        CloseQuestion(id, state, trigger);
        if (question.Line is { } line)
        {
            CancelPending(line, question.Quantity, state.ToString());
        }
        else
        {
            CancelPending(state.ToString());
        }

        LeaveWhenNothingIsOpen(trigger);
    }

    /// <summary>Takes a no, or no answer in time: an order that was approved loses the units that were asked about, another one is over.</summary>
    public void Decline(OrderQuestionId id, QuestionState state, OrderTrigger trigger)
    {
        if (_order.IsApproved)
        {
            Drop(id, state, null, trigger);
            return;
        }

        CloseQuestion(id, state, trigger);
        End(trigger);
    }

    private void CloseQuestion(OrderQuestionId id, QuestionState state, OrderTrigger trigger)
    {
        var question = Question(id);
        if (question.State == QuestionState.AwaitingTopUp)
        {
            // What was agreed to and not paid is not owed any more.
            ChargeLine(question.Line!.Value, -question.TopUp!.Value, ReferenceOf(question));
        }

        SetState(id, state, trigger.ToString());
        Raise(new QuestionClosed(_order.Id, id, state.ToString()));
    }

    private void AcceptPaidTopUps()
    {
        var awaiting = _order.Questions.Where(question => question.State == QuestionState.AwaitingTopUp).ToList();
        if (awaiting.Count == 0 || !_order.Due.IsZero)
        {
            return;
        }

        foreach (var question in awaiting)
        {
            Accept(question.Id);
        }

        LeaveWhenNothingIsOpen(OrderTrigger.Answer);
    }

    private void Accept(OrderQuestionId id)
    {
        var question = Question(id);
        if (question is { UnitPrice: { } price, Line: { } line })
        {
            Replace(_order.Line(line) with { UnitPrice = price });
        }

        SetState(id, QuestionState.Accepted, nameof(OrderTrigger.Answer));
        Raise(new QuestionClosed(_order.Id, id, nameof(QuestionState.Accepted)));
    }

    private void WithdrawQuestionsWithoutUnits()
    {
        foreach (var question in _order.Questions.Where(question => question.IsOpen && !HasUnits(question)).ToList())
        {
            CloseQuestion(question.Id, QuestionState.Withdrawn, OrderTrigger.UnitsMoved);
        }
    }

    private bool HasUnits(OrderQuestion question) => question.Line is { } line
        ? _order.Line(line).Units[UnitBucket.Pending] > 0
        : _order.Progress is not null;

    private void LeaveWhenNothingIsOpen(OrderTrigger trigger)
    {
        // With every unit cancelled there is nothing to go back to; the state follows from the units then.
        if (_order.State == OrderState.AwaitingCustomer && !_order.HasOpenQuestion && _order.Progress is not null)
        {
            Fire(trigger);
        }
    }

    private void SetState(OrderQuestionId id, QuestionState state, string trigger)
    {
        var question = Question(id);
        Replace(question with { State = state, ClosedAt = state == QuestionState.AwaitingTopUp ? null : At });
        NoteTransition(SubjectOf(question), question.State.ToString(), state.ToString(), trigger);
    }

    private void Replace(OrderQuestion question) =>
        _order = _order with { Questions = [.. _order.Questions.Select(other => other.Id == question.Id ? question : other)] };

    private static string SubjectOf(OrderQuestion question) => $"question:{question.Id}";

    private static string ReferenceOf(OrderQuestion question) => $"question:{question.Id}";
}

namespace ReverseBuy.Orders;

/// <summary>A question to the customer of an order. Several may be open at once.</summary>
public sealed record OrderQuestion
{
    /// <summary>The question.</summary>
    public required OrderQuestionId Id { get; init; }

    /// <summary>What it is about.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required QuestionState State { get; init; }

    /// <summary>The line it is about; <see langword="null"/> when it is about the order as a whole.</summary>
    public OrderLineId? Line { get; init; }

    /// <summary>How many pending units of the line it is about, and stops while it is open; 0 without a line.</summary>
    public int Quantity { get; init; }

    /// <summary>The question in words; <see langword="null"/> when its kind and numbers say all. No personal data.</summary>
    public string? Text { get; init; }

    /// <summary>The price of one piece that the customer would agree to, in the marketplace's currency.</summary>
    public Money? UnitPrice { get; init; }

    /// <summary>What agreeing costs more, in the customer's currency; below 0 what it costs less.</summary>
    public Money? TopUp { get; init; }

    /// <summary>Who asked.</summary>
    public required Actor AskedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Until when it is to be answered, and its top-up paid.</summary>
    public required DateTimeOffset AnswerBefore { get; init; }

    /// <summary>The customer's words. No personal data.</summary>
    public string? Answer { get; init; }

    /// <summary>When it was closed; <see langword="null"/> while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Whether it is not closed yet.</summary>
    public bool IsOpen => State is QuestionState.Asked or QuestionState.AwaitingTopUp;
}

namespace ReverseBuy.Orders;

/// <summary>What a customer is asked.</summary>
/// <param name="Text">The question in words; no personal data.</param>
public sealed record AskQuestion(string Text)
{
    /// <summary>What it is about.</summary>
    public QuestionKind Kind { get; init; }

    /// <summary>The line whose units it stops while it is open; <see langword="null"/> for the whole order, of which nothing more is bought meanwhile.</summary>
    public OrderLineId? Line { get; init; }

    /// <summary>How many of its units that are pending; all of them when none is named.</summary>
    public int? Quantity { get; init; }

    /// <summary>The price of one piece that the customer would agree to, in the marketplace's currency; only with a line.</summary>
    public Money? UnitPrice { get; init; }

    /// <summary>
    /// What agreeing costs more, in the customer's currency, whole smallest units, above 0; only with a line. It follows from
    /// <see cref="UnitPrice"/> at the pinned rate when it is not named.
    /// </summary>
    public Money? TopUp { get; init; }
}

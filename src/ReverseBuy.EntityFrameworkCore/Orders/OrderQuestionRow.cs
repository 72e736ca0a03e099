using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Orders;

/// <summary>A question to the customer of an order.</summary>
internal sealed class OrderQuestionRow : IPlacedRow
{
    public OrderId Order { get; set; }

    public int Position { get; set; }

    public OrderQuestionId Id { get; set; }

    public QuestionKind Kind { get; set; }

    public QuestionState State { get; set; }

    public OrderLineId? Line { get; set; }

    public int Quantity { get; set; }

    public string? Text { get; set; }

    /// <summary>The digits of the price, in the currency beside it.</summary>
    public decimal? UnitPrice { get; set; }

    public Currency? UnitPriceCurrency { get; set; }

    /// <summary>In smallest units of the order's own currency.</summary>
    public long? TopUpMinor { get; set; }

    public ActorKind AskedByKind { get; set; }

    public string AskedById { get; set; } = string.Empty;

    public DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset AnswerBefore { get; set; }

    public string? Answer { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }
}

using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Orders;

internal static class OrderQuestionMapping
{
    public static void Fill(OrderQuestionRow row, OrderQuestion question)
    {
        row.Id = question.Id;
        row.Kind = question.Kind;
        row.State = question.State;
        row.Line = question.Line;
        row.Quantity = question.Quantity;
        row.Text = question.Text;
        row.UnitPrice = question.UnitPrice?.Amount;
        row.UnitPriceCurrency = question.UnitPrice?.Currency;
        row.TopUpMinor = question.TopUp?.ToMinorUnits();
        row.AskedByKind = question.AskedBy.Kind;
        row.AskedById = question.AskedBy.Id;
        row.AskedAt = question.AskedAt;
        row.AnswerBefore = question.AnswerBefore;
        row.Answer = question.Answer;
        row.ClosedAt = question.ClosedAt;
    }

    /// <summary>Reads a question.</summary>
    /// <param name="row">The row.</param>
    /// <param name="currency">The currency that the order is charged in.</param>
    public static OrderQuestion Read(OrderQuestionRow row, Currency currency) => new()
    {
        Id = row.Id,
        Kind = row.Kind,
        State = row.State,
        Line = row.Line,
        Quantity = row.Quantity,
        Text = row.Text,
        UnitPrice = row is { UnitPrice: { } amount, UnitPriceCurrency: { } priced } ? new Money(amount, priced) : null,
        TopUp = row.TopUpMinor is { } minor ? Money.FromMinorUnits(minor, currency) : null,
        AskedBy = new Actor(row.AskedByKind, row.AskedById),
        AskedAt = row.AskedAt,
        AnswerBefore = row.AnswerBefore,
        Answer = row.Answer,
        ClosedAt = row.ClosedAt,
    };
}

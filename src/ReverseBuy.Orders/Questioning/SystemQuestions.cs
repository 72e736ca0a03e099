using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Workflow;

namespace ReverseBuy.Orders.Questioning;

/// <summary>What customers are asked without anybody's word: when units are sold out, or their price has moved, after the order was placed.</summary>
internal sealed class SystemQuestions(OrdersOptions options, IPricing pricing)
{
    /// <summary>Asks whether to wait for units that are not to be had, or to leave them out.</summary>
    /// <returns>Whether the customer was asked; else it is left to a person.</returns>
    public bool AskSoldOut(ChangeSet changes, OrderChange order, OrderLineId line, int quantity) =>
        Ask(changes, order, line, quantity, (id, count) => NewQuestion(changes, id, QuestionKind.SoldOut, line, count));

    /// <summary>Asks whether units may be bought at another price, at the order's pinned rate.</summary>
    /// <returns>Whether the customer was asked; else it is left to a person.</returns>
    public bool AskPrice(ChangeSet changes, OrderChange order, OrderLineId line, int quantity, Money price) =>
        price.Currency == order.Order.Line(line).UnitPrice.Currency
        && Ask(changes, order, line, quantity, (id, count) => NewQuestion(changes, id, QuestionKind.PriceMoved, line, count) with
        {
            UnitPrice = price,
            TopUp = TopUp(changes.UnitOfWork.Tenant, order.Order, line, count, price),
        });

    /// <summary>What units cost more at another price, at the order's pinned rate; below 0 what they cost less.</summary>
    public Money TopUp(TenantId tenant, Order order, OrderLineId line, int quantity, Money price) =>
        pricing.Price(tenant, price, quantity, order.Rate) - pricing.Price(tenant, order.Line(line).UnitPrice, quantity, order.Rate);

    private bool Ask(ChangeSet changes, OrderChange change, OrderLineId line, int quantity, Func<OrderQuestionId, int, OrderQuestion> question)
    {
        // Nobody is asked twice about the same units, nor about those that are to be cancelled anyway.
        var order = change.Order;
        var count = Math.Min(quantity, order.Line(line).Units[UnitBucket.Pending] - order.StoppedUnits(line));
        if (!options.AskAutomatically || count < 1 || order.CancellationRequestedAt is not null || !OrderGraph.Of(order).CanFire(OrderTrigger.AskCustomer))
        {
            return false;
        }

        change.Ask(question(changes.NewId<OrderQuestionId>(), count));
        return true;
    }

    private OrderQuestion NewQuestion(ChangeSet changes, OrderQuestionId id, QuestionKind kind, OrderLineId line, int quantity) => new()
    {
        Id = id,
        Kind = kind,
        State = QuestionState.Asked,
        Line = line,
        Quantity = quantity,
        AskedBy = changes.Cause.Actor,
        AskedAt = changes.At,
        AnswerBefore = changes.At + options.AnswerWindow,
    };
}

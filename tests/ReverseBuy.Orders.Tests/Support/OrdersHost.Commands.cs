using ReverseBuy.Payments;

namespace ReverseBuy.Orders.Tests.Support;

/// <summary>The commands of customers, reviewers and payments, each with a key of its own.</summary>
internal sealed partial class OrdersHost
{
    private static readonly Actor Bank = new(ActorKind.Host, "bank");

    /// <summary>An order that is paid and waits for review.</summary>
    public async Task<Order> PayNewAsync(params IReadOnlyList<Inventory.VerificationLine> lines)
    {
        var order = await PlaceAsync(lines);
        await PayAsync(order);
        return await GetAsync(order.Id);
    }

    public ValueTask<Receipt> ApproveAsync(OrderId order) => ApproveAsync(order, Command(ActorKind.Reviewer));

    public async ValueTask<Receipt> ApproveAsync(OrderId order, Command command) =>
        Assert.IsType<ApproveOrderResult.Approved>(await Orders.ApproveAsync(order, command, Token)).Receipt;

    public ValueTask<Receipt> CancelAsync(OrderId order) => Orders.CancelAsync(order, Command(ActorKind.Customer), Token);

    public ValueTask<Receipt> RefundAsync(AggregateKey @for, Money amount) =>
        Payments.ReportRefundAsync(new Refund(new IdempotencyKey($"refund-{++_keys}"), @for, amount), Bank, Token);

    public ValueTask<Receipt> CaptureAsync(AggregateKey @for, Money amount) =>
        Payments.ReportCaptureAsync(new Capture(new IdempotencyKey($"capture-{++_keys}"), @for, amount), Bank, Token);

    public ValueTask<Receipt> ChargeBackAsync(AggregateKey @for, Money amount) =>
        Payments.ReportChargebackAsync(new Chargeback(new IdempotencyKey($"chargeback-{++_keys}"), @for, amount), Bank, Token);

    public ValueTask<Receipt> AskAsync(OrderId order, AskQuestion? question = null) =>
        Questions.AskAsync(order, question ?? new AskQuestion("Which size?"), Command(ActorKind.Reviewer), Token);

    public ValueTask<Receipt> AnswerAsync(OrderId order, OrderQuestionId question, QuestionChoice choice = QuestionChoice.Accept) =>
        Questions.AnswerAsync(order, new AnswerQuestion(question, choice), Command(ActorKind.Customer), Token);

    public ValueTask<Receipt> DeclineAsync(OrderId order, OrderQuestionId question) =>
        Questions.DeclineAsync(order, question, Command(ActorKind.Customer), Token);

    public ValueTask<Receipt> HoldAsync(OrderId order, string name = "quality", DateTimeOffset? until = null) =>
        OrderHolds.PutAsync(order, new PutOrderHold(name, "to be looked at") { Until = until }, Command(ActorKind.Host), Token);

    public ValueTask<Receipt> ReleaseHoldAsync(OrderId order, string name = "quality") => OrderHolds.ReleaseAsync(order, name, Command(ActorKind.Host), Token);

    public async Task DeliverAsync(OrderId order)
    {
        await StockAsync(order);
        var parcel = await DispatchAsync(order);
        await Parcels.ReportAsync(parcel, new Fulfilment.CarrierReport(Fulfilment.CarrierStatus.Delivered), Command(ActorKind.Carrier), Token);
        await WorkAsync();
    }

    /// <summary>The one question of an order that is open.</summary>
    public async Task<OrderQuestion> OpenQuestionAsync(OrderId order) => Assert.Single((await GetAsync(order)).Questions, question => question.IsOpen);
}

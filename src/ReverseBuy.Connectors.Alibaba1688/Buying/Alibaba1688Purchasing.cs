using System.Globalization;
using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>Buys by <c>createCrossOrder</c> and pays by the agreed debit (诚e赊 or Alipay). Money of these answers is in fen.</summary>
internal sealed class Alibaba1688Purchasing(Alibaba1688Gateway gateway) : IPurchasing
{
    public async ValueTask<PurchasePreview> PreviewAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        var answer = await gateway.CallAsync(context, Alibaba1688Operation.Preview, OrderForm.Write(request), cancellationToken).ConfigureAwait(false);
        var groups = answer.List("orderPreviewResuslt"); // the platform's own spelling
        if (answer.Flag("success") != true || groups.Count == 0)
        {
            var code = answer.Text("errorCode") ?? throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Preview, null);
            return new PurchasePreview.Refused(Refusals.Read(code, answer.Text("errorMsg")));
        }

        foreach (var group in groups)
        {
            if (group.Flag("status") == false || group.List("tradeModeNameList").Count == 0)
            {
                return new PurchasePreview.Refused(Refusals.Read(group.Text("resultCode") ?? "no-trade-mode", group.Text("message")));
            }
        }

        return new PurchasePreview.Buyable(
            Sum(groups, "sumPaymentNoCarriage"),
            Sum(groups, "sumCarriage"),
            groups.Count);
    }

    public async ValueTask<PurchaseResult> CreateAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        var answer = await gateway.CallAsync(context, Alibaba1688Operation.Create, OrderForm.Write(request), cancellationToken).ConfigureAwait(false);
        var result = answer.Member("result");
        var orders = result is { } placed ? Orders(placed) : [];
        var refused = result?.List("failedOfferList").Select(line => Refusals.ReadLine(line, request.Lines)).ToList() ?? [];

        // An order id is an order, whatever "success" says beside it: an official sample has false next to a real one.
        if (orders.Count > 0)
        {
            return new PurchaseResult.Placed(orders, refused);
        }

        if (answer.Flag("success") == true && result?.Flag("success") != false && refused.Count == 0)
        {
            throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Create, null);
        }

        var code = answer.Text("code") ?? result?.Text("code");
        return refused.Count > 0
            ? new PurchaseResult.Refused(refused[0])
            : new PurchaseResult.Refused(Refusals.Read(code ?? "none", answer.Text("message") ?? result?.Text("message")));
    }

    public async ValueTask<PayResult> PayAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        var question = JsonText.Object(writer =>
            writer.WriteNumber("orderId", long.Parse(upstreamOrderId, NumberStyles.None, CultureInfo.InvariantCulture)));
        var answer = await gateway.CallAsync(context, Alibaba1688Operation.Pay, [new("tradeWithholdPreparePayParam", question)], cancellationToken)
            .ConfigureAwait(false);
        var result = answer.Member("result") ?? answer;
        if (result.Flag("success") == false)
        {
            return new PayResult(PayOutcome.Refused, result.Text("code"), result.Text("message"));
        }

        // paySuccess may be false although the money moved: only the order, read back, knows.
        return new PayResult(result.Path("result")?.Flag("paySuccess") == true ? PayOutcome.Paid : PayOutcome.Accepted);
    }

    private static List<PlacedUpstreamOrder> Orders(JsonElement result)
    {
        var split = result.List("orderList");
        return split.Count > 0
            ? [.. split.Where(order => order.Text("orderId") is not null).Select(order => new PlacedUpstreamOrder(order.Text("orderId")!, Fen(order, "orderAmmount")))]
            : result.Text("orderId") is { } single ? [new PlacedUpstreamOrder(single, Fen(result, "totalSuccessAmount"))] : [];
    }

    private static Money Sum(IReadOnlyList<JsonElement> groups, string member) =>
        groups.Select(group => Fen(group, member)).Aggregate((left, right) => left + right);

    private static Money Fen(JsonElement holder, string member) => Money.FromMinorUnits(holder.Whole(member) ?? 0, Currency.CNY);
}

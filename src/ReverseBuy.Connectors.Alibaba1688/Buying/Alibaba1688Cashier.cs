using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>Gives the cashier's page of the channel that the host chose; whoever opens it must be signed in to 1688.</summary>
internal sealed class Alibaba1688Cashier(Alibaba1688Gateway gateway, Alibaba1688Options options) : ICashier
{
    private const int MostOrdersOfAlipay = 100;
    private const int MostOrdersOfOthers = 30;

    public async ValueTask<CashierLink> GetLinkAsync(ConnectorContext context, IReadOnlyList<string> upstreamOrderIds, CancellationToken cancellationToken)
    {
        var (operation, most) = options.Cashier switch
        {
            Alibaba1688CashierChannel.CrossBorderPay => (Alibaba1688Operation.CrossBorderCashierLink, MostOrdersOfOthers),
            Alibaba1688CashierChannel.CreditPay => (Alibaba1688Operation.CreditCashierLink, MostOrdersOfOthers),
            _ => (Alibaba1688Operation.CashierLink, MostOrdersOfAlipay),
        };
        if (upstreamOrderIds.Count == 0 || upstreamOrderIds.Count > most)
        {
            throw new ArgumentException($"1688 gives this cashier's page for 1 to {most} orders, not for {upstreamOrderIds.Count}.", nameof(upstreamOrderIds));
        }

        var orders = upstreamOrderIds.Select(UpstreamOrderNumber.Parse).ToList();
        return await gateway.CallAsync(
            context,
            operation,
            [new("orderIdList", JsonText.Array(writer => orders.ForEach(writer.WriteNumberValue)))],
            answer => Read(operation, answer),
            cancellationToken).ConfigureAwait(false);
    }

    internal static CashierLink Read(Alibaba1688Operation operation, WireValue answer)
    {
        // Alipay's interface spells its words "erroMsg", the others do not.
        var (code, message) = (answer.Text("errorCode"), answer.Text("erroMsg") ?? answer.Text("errorMsg"));
        if (answer.Flag("success") == false)
        {
            return Alibaba1688Errors.IsServerFault(code, message)
                ? throw Alibaba1688Errors.InDoubt(operation, code)
                : new CashierLink.Refused(code, message);
        }

        // A page for some of the orders would be taken for a page for all of them.
        List<string> left = [.. answer.List("payFailureOrderList").Concat(answer.List("cantPayOrderList")).Select(TolerantJson.TextOf).OfType<string>()];
        if (left.Count > 0)
        {
            return new CashierLink.Refused(code ?? "not-payable", message ?? $"Not payable: {string.Join(", ", left)}.");
        }

        return ImageAddress.Read(answer.Text("payUrl")) is { } page
            ? new CashierLink.Open(page)
            : throw new JsonException("A cashier's answer has no page.");
    }
}

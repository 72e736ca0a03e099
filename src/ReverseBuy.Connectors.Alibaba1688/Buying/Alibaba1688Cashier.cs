using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>Gives the cashier's page by <c>alipay.url.get</c>; whoever opens it must be signed in to 1688. At most 100 orders.</summary>
internal sealed class Alibaba1688Cashier(Alibaba1688Gateway gateway) : ICashier
{
    private const int MostOrders = 100;

    public async ValueTask<CashierLink> GetLinkAsync(ConnectorContext context, IReadOnlyList<string> upstreamOrderIds, CancellationToken cancellationToken)
    {
        if (upstreamOrderIds.Count is 0 or > MostOrders)
        {
            throw new ArgumentException($"1688 gives a cashier's page for 1 to {MostOrders} orders, not for {upstreamOrderIds.Count}.", nameof(upstreamOrderIds));
        }

        var orders = upstreamOrderIds.Select(UpstreamOrderNumber.Parse).ToList();
        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.CashierLink,
            [new("orderIdList", JsonText.Array(writer => orders.ForEach(writer.WriteNumberValue)))],
            Read,
            cancellationToken).ConfigureAwait(false);
    }

    internal static CashierLink Read(JsonElement answer)
    {
        var (code, message) = (answer.Text("errorCode"), answer.Text("erroMsg")); // the platform's own spelling
        if (answer.Flag("success") == false)
        {
            return Alibaba1688Errors.IsServerFault(code, message)
                ? throw Alibaba1688Errors.InDoubt(Alibaba1688Operation.CashierLink, code)
                : new CashierLink.Refused(code, message);
        }

        // A page for some of the orders would be taken for a page for all of them.
        var left = answer.List("payFailureOrderList").Select(TolerantJson.TextOf).OfType<string>().ToList();
        if (left.Count > 0)
        {
            return new CashierLink.Refused(code ?? "payFailureOrderList", message ?? $"Not payable: {string.Join(", ", left)}.");
        }

        return ImageAddress.Read(answer.Text("payUrl")) is { } page
            ? new CashierLink.Open(page)
            : throw new JsonException("A cashier's answer has no page.");
    }
}

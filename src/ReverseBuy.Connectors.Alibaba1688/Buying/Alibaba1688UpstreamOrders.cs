using System.Globalization;
using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>Reads orders by id and finds them by our reference.</summary>
internal sealed class Alibaba1688UpstreamOrders(Alibaba1688Gateway gateway) : IUpstreamOrders
{
    private const int PageSize = 20;

    public async ValueTask<UpstreamOrderReading?> FindAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        var answer = await gateway.CallAsync(
            context,
            Alibaba1688Operation.Order,
            [new("webSite", "1688"), new("orderId", upstreamOrderId)],
            cancellationToken).ConfigureAwait(false);
        if (answer.Member("result") is { ValueKind: JsonValueKind.Object } order && order.Member("baseInfo") is not null)
        {
            return TradeMapping.Map(order);
        }

        var code = answer.Text("errorCode");
        return code is "ORDER_NOT_EXIST" or "404" ? null : throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Order, code);
    }

    public async ValueTask<IReadOnlyList<UpstreamOrderReading>> FindByReferenceAsync(
        ConnectorContext context,
        string reference,
        CancellationToken cancellationToken)
    {
        var found = new List<UpstreamOrderReading>();
        for (var page = 1; ; page++)
        {
            var answer = await gateway.CallAsync(
                context,
                Alibaba1688Operation.OrderList,
                [
                    new("outOrderId", reference),
                    new("page", page.ToString(CultureInfo.InvariantCulture)),
                    new("pageSize", PageSize.ToString(CultureInfo.InvariantCulture)),
                ],
                cancellationToken).ConfigureAwait(false);
            if (answer.Text("errorCode") is { } code)
            {
                throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.OrderList, code);
            }

            var orders = answer.List("result");
            found.AddRange(orders.Select(TradeMapping.Map).Where(order => order.Reference is null || order.Reference == reference));
            if (orders.Count < PageSize)
            {
                return found;
            }
        }
    }
}

using System.Globalization;
using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>Reads orders by id, finds them by our reference, and lists what was modified.</summary>
internal sealed class Alibaba1688UpstreamOrders(Alibaba1688Gateway gateway) : IUpstreamOrders
{
    private const int PageSize = 20;
    private const int LargestPage = 50;

    // One creation has at most 50 lines, so it never becomes more orders than that.
    private const int MostOrdersOfOneCreation = 50;

    public async ValueTask<UpstreamOrderReading?> FindAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken) =>
        await gateway.CallAsync(
            context,
            Alibaba1688Operation.Order,
            [new("webSite", "1688"), new("orderId", UpstreamOrderNumber.Check(upstreamOrderId))],
            ReadOne,
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<UpstreamOrderReading>> FindByReferenceAsync(
        ConnectorContext context,
        string reference,
        CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, UpstreamOrderReading>(StringComparer.Ordinal);
        for (var page = 1; ; page++)
        {
            var orders = await gateway.CallAsync(
                context,
                Alibaba1688Operation.OrderList,
                [
                    new("outOrderId", reference),
                    new("page", page.ToString(CultureInfo.InvariantCulture)),
                    new("pageSize", PageSize.ToString(CultureInfo.InvariantCulture)),
                ],
                ReadPage,
                cancellationToken).ConfigureAwait(false);
            var isNew = orders.Count(order => found.TryAdd(order.Id, order));

            // Another filter of this operation was seen to be ignored; a stranger's order must never pass for ours.
            if (found.Count > MostOrdersOfOneCreation)
            {
                throw Alibaba1688Errors.InDoubt(Alibaba1688Operation.OrderList, "reference-ignored");
            }

            if (orders.Count < PageSize || isNew == 0)
            {
                return [.. found.Values.Where(order => order.Reference is null || order.Reference == reference)];
            }
        }
    }

    public async ValueTask<UpstreamOrderPage> ListAsync(ConnectorContext context, UpstreamOrderQuery query, CancellationToken cancellationToken)
    {
        // No bizTypes: with it, newer kinds of orders are silently left out. The end is written a moment earlier, for it is not to be included.
        var size = Math.Clamp(query.PageSize, 1, LargestPage);
        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.OrderList,
            [
                new("modifyStartTime", PlatformTime.Write(query.ModifiedFrom)),
                new("modifyEndTime", PlatformTime.Write(query.ModifiedUntil.AddMilliseconds(-1))),
                new("page", query.Page.ToString(CultureInfo.InvariantCulture)),
                new("pageSize", size.ToString(CultureInfo.InvariantCulture)),
            ],
            answer => ReadList(answer, query.Page, size),
            cancellationToken).ConfigureAwait(false);
    }

    internal static UpstreamOrderPage ReadList(WireValue answer, int page, int size)
    {
        var orders = ReadPage(answer);
        return new UpstreamOrderPage(orders, answer.Whole("totalRecord") is { } total ? (long)page * size < total : orders.Count >= size);
    }

    internal static UpstreamOrderReading? ReadOne(WireValue answer)
    {
        if (answer.Flag("success") != false && answer.Nested("result") is { Kind: JsonValueKind.Object } order)
        {
            return TradeMapping.Map(order);
        }

        var failure = Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Order, answer.Text("errorCode"));
        return failure.Kind == MarketplaceErrorKind.NotFound ? null : throw failure;
    }

    internal static List<UpstreamOrderReading> ReadPage(WireValue answer)
    {
        // An answer without a list is no proof that there is no order.
        if (answer.Flag("success") == false || answer.Text("errorCode") is not null || answer.Nested("result") is not { Kind: JsonValueKind.Array })
        {
            return answer.Text("errorCode") is null && answer.Flag("success") != false && answer.Whole("totalRecord") == 0
                ? []
                : throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.OrderList, answer.Text("errorCode"));
        }

        return [.. answer.List("result").Select(TradeMapping.Map)];
    }
}

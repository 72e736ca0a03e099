using System.Globalization;
using System.Text.Json;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Buying;

/// <summary>Reads orders as the platform tells them, page by page.</summary>
internal sealed class TaobaoOrderReader(TaobaoGateway gateway)
{
    private const int PageSize = 10;

    // A filter that the platform ignored would list every order of the account; nothing we ask for fills so many pages.
    private const int MostPages = 50;

    /// <summary>Every order that a filter leaves.</summary>
    public async Task<IReadOnlyList<WireValue>> QueryAsync(
        ConnectorContext context,
        KeyValuePair<string, string> filter,
        CancellationToken cancellationToken)
    {
        var orders = new List<WireValue>();
        for (var number = 1; number <= MostPages; number++)
        {
            var page = await PageAsync(context, [filter], number, PageSize, cancellationToken).ConfigureAwait(false);
            orders.AddRange(page.Orders);
            if (!page.HasMore)
            {
                break;
            }
        }

        return orders;
    }

    /// <summary>One page of the orders that filters leave.</summary>
    public async Task<TaobaoOrderPage> PageAsync(
        ConnectorContext context,
        IEnumerable<KeyValuePair<string, string>> filters,
        int page,
        int size,
        CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] parameters =
        [
            .. filters,
            new("page_no", page.ToString(CultureInfo.InvariantCulture)),
            new("page_size", size.ToString(CultureInfo.InvariantCulture)),
        ];
        return await gateway.CallAsync(context, TaobaoOperation.QueryOrders, parameters, answer => Read(answer, page, size), cancellationToken)
            .ConfigureAwait(false);
    }

    private static TaobaoOrderPage Read(TaobaoAnswer answer, int page, int size)
    {
        if (answer.SaysNotFound)
        {
            return new TaobaoOrderPage([], HasMore: false);
        }

        var data = answer.RequireData();
        var orders = data.List("purchase_orders");

        // The largest page is not published: where the platform made it smaller, the answer says so.
        var used = Math.Max(data.Whole("page_size") ?? size, 1);
        var hasMore = data.Whole("results_total") is { } total ? (long)page * used < total : orders.Count >= used;
        return new TaobaoOrderPage([.. orders.Select(order => order.Clone())], hasMore && orders.Count > 0);
    }
}

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

    public async Task<IReadOnlyList<JsonElement>> QueryAsync(
        ConnectorContext context,
        KeyValuePair<string, string> filter,
        CancellationToken cancellationToken)
    {
        var orders = new List<JsonElement>();
        for (var page = 1; page <= MostPages; page++)
        {
            KeyValuePair<string, string>[] parameters =
            [
                filter,
                new("page_no", page.ToString(CultureInfo.InvariantCulture)),
                new("page_size", PageSize.ToString(CultureInfo.InvariantCulture)),
            ];
            var (found, total) = await gateway.CallAsync(context, TaobaoOperation.QueryOrders, parameters, Read, cancellationToken)
                .ConfigureAwait(false);
            orders.AddRange(found);
            if (found.Count == 0 || page * PageSize >= total)
            {
                break;
            }
        }

        return orders;
    }

    private static (IReadOnlyList<JsonElement> Orders, long Total) Read(TaobaoAnswer answer)
    {
        if (answer.SaysNotFound)
        {
            return ([], 0);
        }

        var data = answer.RequireData();
        var orders = data.List("purchase_orders");
        return (orders, data.Whole("results_total") ?? orders.Count);
    }
}

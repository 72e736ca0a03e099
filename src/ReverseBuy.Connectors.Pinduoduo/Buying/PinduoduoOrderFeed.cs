using System.Globalization;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Pinduoduo.Gateway;

namespace ReverseBuy.Connectors.Pinduoduo.Buying;

/// <summary>
/// Reads the feed of orders by the time of their last change, a day at a time. An order that changes meanwhile leaves its place, and those behind it move
/// forward: pages are read from the last to the first, so that none slips from a page to come into one that was read.
/// </summary>
internal sealed class PinduoduoOrderFeed(PinduoduoGateway gateway, TimeProvider time)
{
    private const int PageSize = 50;

    // The most that one call may ask for.
    private const long WindowSeconds = 24 * 60 * 60;

    // Orders are dated by Pinduoduo's clock; calls are accepted within as much.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(10);

    // 90 days, less what a call may be under way.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90) - TimeSpan.FromHours(1);

    /// <summary>This tenant's orders under a reference that were last changed since a moment, by our clock.</summary>
    public async Task<IReadOnlyList<UpstreamOrderReading>> FindAsync(ConnectorContext context, string reference, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (from, oldest) = (since - ClockDifference, now - Kept);
        var orders = await ReadAsync(context, from < oldest ? oldest : from, now + ClockDifference, cancellationToken).ConfigureAwait(false);
        return [.. orders.Where(order => order.Reference == reference)];
    }

    /// <summary>This tenant's orders that were last changed in a stretch of time, each once, the oldest change first.</summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="from">From when on.</param>
    /// <param name="until">Until when, not included.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<UpstreamOrderReading>> ReadAsync(ConnectorContext context, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var orders = new Dictionary<string, (long ChangedAt, UpstreamOrderReading Order)>(StringComparer.Ordinal);
        var end = until.ToUnixTimeSeconds();
        for (var start = from.ToUnixTimeSeconds(); start < end; start += WindowSeconds)
        {
            var rows = await WindowAsync(context, start, Math.Min(start + WindowSeconds, end), cancellationToken).ConfigureAwait(false);
            foreach (var (changedAt, order) in rows.Where(row => row.ChangedAt < end))
            {
                if (!orders.TryGetValue(order.Id, out var known) || known.ChangedAt <= changedAt)
                {
                    orders[order.Id] = (changedAt, order);
                }
            }
        }

        return [.. orders.Values.OrderBy(each => each.ChangedAt).Select(each => each.Order)];
    }

    private async Task<List<(long ChangedAt, UpstreamOrderReading Order)>> WindowAsync(ConnectorContext context, long start, long end, CancellationToken cancellationToken)
    {
        var first = await PageAsync(context, start, end, 1, cancellationToken).ConfigureAwait(false);
        var last = (int)Math.Max(1, ((first.Total ?? 0) + PageSize - 1) / PageSize);
        if (last == 1 && first.RowCount < PageSize)
        {
            return first.Orders;
        }

        // The count may be too small, so a full page is never the last.
        var found = new List<(long, UpstreamOrderReading)>();
        for (var page = last; ; page++)
        {
            var read = await PageAsync(context, start, end, page, cancellationToken).ConfigureAwait(false);
            found.AddRange(read.Orders);
            if (read.RowCount < PageSize)
            {
                break;
            }
        }

        for (var page = last - 1; page >= 1; page--)
        {
            found.AddRange((await PageAsync(context, start, end, page, cancellationToken).ConfigureAwait(false)).Orders);
        }

        return found;
    }

    private Task<(long? Total, int RowCount, List<(long ChangedAt, UpstreamOrderReading Order)> Orders)> PageAsync(
        ConnectorContext context, long start, long end, int page, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] parameters =
        [
            new("start_update_time", Text(start)),
            new("end_update_time", Text(end)),
            new("page", Text(page)),
            new("page_size", Text(PageSize)),
            new("return_count", page == 1 ? "true" : "false"),
        ];
        return gateway.CallAsync(context, PinduoduoOperation.ListOrders, parameters, answer => Read(context, answer), cancellationToken);
    }

    private static (long? Total, int RowCount, List<(long ChangedAt, UpstreamOrderReading Order)> Orders) Read(ConnectorContext context, WireValue answer)
    {
        var rows = answer.List("order_list");
        var orders = new List<(long, UpstreamOrderReading)>();
        foreach (var row in rows)
        {
            if (PinduoduoOrderReader.Read(context, row) is { } order)
            {
                orders.Add((row.Whole("order_modify_at") ?? 0, order));
            }
        }

        return (answer.Whole("total_count"), rows.Count, orders);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>Reads upstream orders back, by JD's id, by our reference or by the day on which something became of them.</summary>
internal sealed class JdUpstreamOrders(JdGateway gateway, JdOrderReader orders) : IUpstreamOrders
{
    private const long Goods = 0;

    // What JD lists by the day; it has no list by the time of change.
    private static readonly JdOperation[] Lists = [JdOperation.ListNew, JdOperation.ListDelivered, JdOperation.ListRefused, JdOperation.ListCompleted];

    public async ValueTask<UpstreamOrderReading?> FindAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(upstreamOrderId);
        return await orders.FindAsync(context, upstreamOrderId, cancellationToken).ConfigureAwait(false) is { } order ? Read(order) : null;
    }

    public async ValueTask<IReadOnlyList<UpstreamOrderReading>> FindByReferenceAsync(
        ConnectorContext context,
        string reference,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(reference);
        var id = await gateway.CallAsync(
            context,
            JdOperation.FindByReference,
            [new("thirdOrder", reference)],
            answer => answer.SaysNoOrder || answer.OptionalResult() is not { } result ? null : JdValues.IdOf(result),
            cancellationToken).ConfigureAwait(false);
        if (id is null)
        {
            return [];
        }

        // JD has just named it: that it cannot be read is no proof that it is not there.
        var order = await orders.FindAsync(context, id, cancellationToken).ConfigureAwait(false) ?? throw new MarketplaceException(
            JdMarketplace.Id,
            MarketplaceErrorKind.Unavailable,
            $"JD names order '{id}' for reference '{reference}' and does not show it. Try again later.");
        return [Read(order) with { Reference = reference }];
    }

    public async ValueTask<UpstreamOrderPage> ListAsync(ConnectorContext context, UpstreamOrderQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(query);
        var page = Math.Max(query.Page, 1);
        var lists = await Task.WhenAll(
            from day in JdTime.Days(query.ModifiedFrom, query.ModifiedUntil)
            from list in Lists
            select IdsAsync(context, list, day, page, query, cancellationToken)).ConfigureAwait(false);
        var found = await Task.WhenAll(lists.SelectMany(list => list.Ids).Distinct(StringComparer.Ordinal)
            .Select(id => OriginAsync(context, id, cancellationToken))).ConfigureAwait(false);
        return new UpstreamOrderPage([.. found.OfType<JdOrder>().DistinctBy(order => order.Id, StringComparer.Ordinal).Select(Read)], lists.Any(list => list.HasMore));
    }

    private async Task<JdOrder?> OriginAsync(ConnectorContext context, string id, CancellationToken cancellationToken)
    {
        var order = await orders.FindAsync(context, id, cancellationToken).ConfigureAwait(false);
        return order?.ParentId is { } parent ? await OriginAsync(context, parent, cancellationToken).ConfigureAwait(false) : order;
    }

    private async Task<(IReadOnlyList<string> Ids, bool HasMore)> IdsAsync(
        ConnectorContext context, JdOperation list, string day, int page, UpstreamOrderQuery query, CancellationToken cancellationToken) =>
        await gateway.CallAsync(
            context,
            list,
            [new("date", day), new("page", page.ToString(CultureInfo.InvariantCulture))],
            answer => answer.OptionalResult() is { } result ? IdsIn(result, page, query) : ([], false),
            cancellationToken).ConfigureAwait(false);

    // A day is more than was asked for. An order without a time is taken along.
    private static (IReadOnlyList<string> Ids, bool HasMore) IdsIn(WireValue result, int page, UpstreamOrderQuery query) => (
        [
            .. result.List("orders")
                .Where(order => JdTime.Read(order.Text("time")) is not { } at || (at >= query.ModifiedFrom.AddSeconds(-1) && at < query.ModifiedUntil))
                .Select(order => order.Id("jdOrderId"))
                .OfType<string>(),
        ],
        result.Whole("totalPage") is { } pages && page < pages);

    // Its answers are copies, so what is wrong with them shows only here.
    private static UpstreamOrderReading Read(JdOrder order)
    {
        try
        {
            return ReadingOf(order);
        }
        catch (Exception exception) when (exception is JsonException or OverflowException or ArgumentException)
        {
            throw JdErrors.Unreadable(JdOperation.GetOrder, exception);
        }
    }

    private static UpstreamOrderReading ReadingOf(JdOrder order)
    {
        var goods = order.Totals.Yuan("orderPrice") ?? throw new JsonException("An order has no amount.");
        var freight = order.Totals.Yuan("freight") ?? Money.Zero(Currency.CNY);
        return new UpstreamOrderReading
        {
            Id = order.Id,
            Status = JdOrderStatus.Of([.. order.Parts.Select(part => part.Status)]),
            MarketplaceStatus = string.Join("; ", order.Parts.Select(part => part.MarketplaceStatus)),
            Total = goods + freight,
            Freight = freight,
            Lines = LinesOf(order, goods),
            CreatedAt = JdTime.Read(order.Totals.Text("createOrderTime")) ?? JdTime.Read(order.Parts[0].Told.Text("createOrderTime")),
        };
    }

    // Attachments, gifts and warranties are lines too; none of them was asked for.
    private static IReadOnlyList<UpstreamOrderLine> LinesOf(JdOrder order, Money total)
    {
        var own = order.Totals.List("sku");
        WireValue[] sold = [.. (own.Count > 0 ? own : order.Parts.SelectMany(part => part.Told.List("sku"))).Where(line => (line.Whole("type") ?? Goods) == Goods)];
        var isNet = SumOf(sold, PriceOf) != total && SumOf(sold, GrossOf) == total;
        return [.. sold.Select(line => LineOf(line, isNet)).OfType<UpstreamOrderLine>()];
    }

    private static UpstreamOrderLine? LineOf(WireValue line, bool isNet) =>
        line.Id("skuId") is { } sku && line.Whole("num") is > 0 and <= int.MaxValue and var count
            ? new UpstreamOrderLine(sku, (int)count, (isNet ? GrossOf(line) : PriceOf(line)) ?? throw new JsonException("A line has no price."))
            : null;

    // Some answers tell a price without tax beside a total with it. Whichever adds up to the total is what is paid.
    private static Money? SumOf(IEnumerable<WireValue> lines, Func<WireValue, Money?> priceOf)
    {
        Money? sum = Money.Zero(Currency.CNY);
        foreach (var line in lines)
        {
            sum = sum is { } known && priceOf(line) is { } price ? known + (price * (int)(line.Whole("num") ?? 0)) : null;
        }

        return sum;
    }

    private static Money? PriceOf(WireValue line) => line.Yuan("price");

    private static Money? GrossOf(WireValue line) => line.Yuan("nakedPrice") is { } net && line.Yuan("taxPrice") is { } tax ? net + tax : null;
}

using System.Globalization;
using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Catalogue;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Buying;

/// <summary>Reads upstream orders back, by the platform's id, by our reference or by when they changed.</summary>
internal sealed class TaobaoUpstreamOrders(TaobaoOrderReader orders) : IUpstreamOrders
{
    // The platform publishes no largest page; this one is the contract's default and twice the platform's own.
    private const int LargestPage = 20;

    public async ValueTask<UpstreamOrderReading?> FindAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(upstreamOrderId);
        var found = await orders.QueryAsync(context, new("purchase_ids", TaobaoLines.Ids(upstreamOrderId)), cancellationToken).ConfigureAwait(false);
        return Readings(found, order => order.Id == upstreamOrderId) is [var order, ..] ? order : null;
    }

    public async ValueTask<IReadOnlyList<UpstreamOrderReading>> FindByReferenceAsync(
        ConnectorContext context,
        string reference,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(reference);
        var found = await orders.QueryAsync(context, new("outer_purchase_id", reference), cancellationToken).ConfigureAwait(false);
        return Readings(found, order => order.Reference is null || order.Reference == reference);
    }

    public async ValueTask<UpstreamOrderPage> ListAsync(ConnectorContext context, UpstreamOrderQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(query);
        var until = query.ModifiedUntil.ToUnixTimeMilliseconds();
        KeyValuePair<string, string>[] filters =
        [
            new("modify_time_start", Text(query.ModifiedFrom.ToUnixTimeMilliseconds())),
            new("modify_time_end", Text(until)),
            new("sort_type", "ASC"),
        ];
        var page = await orders.PageAsync(context, filters, Math.Max(query.Page, 1), Math.Clamp(query.PageSize, 1, LargestPage), cancellationToken)
            .ConfigureAwait(false);

        // Whether the platform counts the end in is not told, so what is at it is left to the next stretch.
        return new UpstreamOrderPage(Readings(page.Orders, _ => true, order => order.Whole("modify_time") is not { } modified || modified < until), page.HasMore);
    }

    private static string Text(long milliseconds) => milliseconds.ToString(CultureInfo.InvariantCulture);

    // What was not asked for is left out, in case the platform ignores the filter; pages may overlap while orders are added.
    private static IReadOnlyList<UpstreamOrderReading> Readings(
        IReadOnlyList<WireValue> found,
        Func<UpstreamOrderReading, bool> isWanted,
        Func<WireValue, bool>? isRead = null)
    {
        try
        {
            return [.. found.Where(order => isRead is null || isRead(order)).Select(Read).Where(isWanted).DistinctBy(order => order.Id, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw TaobaoErrors.Unreadable(TaobaoOperation.QueryOrders, exception);
        }
    }

    private static UpstreamOrderReading Read(WireValue order)
    {
        var subs = order.List("sub_purchase_orders");
        var paidAt = order.Instant("pay_time");
        return new UpstreamOrderReading
        {
            Id = order.Id("purchase_id") ?? throw new JsonException("An order has no id."),
            Status = TaobaoOrderStatus.Of(order.Text("status"), [.. subs.Select(sub => sub.Text("status"))], paidAt is not null),
            MarketplaceStatus = order.Text("status") ?? string.Empty,
            Total = (paidAt is null ? null : order.Fen("pay_amount", "pay_currency"))
                ?? order.Fen("purchase_amount", "purchase_currency")
                ?? throw new JsonException("An order has no amount in CNY."),
            Freight = order.Fen("domestic_post_fee") ?? Money.Zero(Currency.CNY),
            Reference = order.Text("outer_purchase_id"),
            Lines = [.. subs.Select(LineOf).OfType<UpstreamOrderLine>()],
            CreatedAt = order.Instant("created_time"),
            PaidAt = paidAt,
            RefundIds = [.. subs.Select(sub => sub.Id("refund_id")).OfType<string>().Distinct(StringComparer.Ordinal)],
        };
    }

    private static UpstreamOrderLine? LineOf(WireValue sub)
    {
        var key = TaobaoPurchaseKey.Of(sub);
        var quantity = sub.Whole("quantity");
        return key is null || quantity is not (> 0 and <= int.MaxValue)
            ? null
            : new UpstreamOrderLine(key.ToString(), (int)quantity, UnitPriceOf(sub, quantity.Value)) { Id = sub.Id("sub_purchase_order_id") };
    }

    // Amounts of a sub order are for all its pieces.
    private static Money UnitPriceOf(WireValue sub, long quantity)
    {
        var amount = sub.Fen("product_amount", "purchase_currency")
            ?? sub.Fen("purchase_amount", "purchase_currency")
            ?? throw new JsonException("A line has no amount in CNY.");
        return new Money(amount.Amount / quantity, amount.Currency).Round();
    }
}

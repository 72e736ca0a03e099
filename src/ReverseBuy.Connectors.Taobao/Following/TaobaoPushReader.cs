using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Catalogue;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Taobao.Following;

/// <summary>Reads which order a genuine push concerns. What became of the order is asked, for pushes come late, twice and out of order.</summary>
internal static class TaobaoPushReader
{
    // Type 3 writes snake case and type 8 camel case; the members of type 9 are not published, so every known spelling is looked for in all.
    private static readonly string[] OrderNames = ["purchase_id", "purchaseOrderId", "purchase_order_id", "purchaseId"];
    private static readonly string[] ReferenceNames = ["outer_purchase_id", "outerPurchaseId"];
    private static readonly string[] TimeNames = ["business_time", "businessTime"];

    // Seconds reach this in the year 5138, milliseconds reached it in 1973.
    private const long FirstMillisecond = 100_000_000_000;

    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static CallbackReading.Genuine Read(ReadOnlySpan<byte> body)
    {
        using var document = WireDocument.Parse(body);
        var message = document.Root;
        if (message.Kind != JsonValueKind.Object)
        {
            throw new JsonException("The message is no object.");
        }

        var data = message.Nested("data") ?? default;
        var at = TimeNames.Select(name => TimeOf(data.Text(name))).FirstOrDefault(time => time is not null) ?? TimeOf(message.Text("timestamp"));
        var account = message.Text("seller_id") ?? data.Text("seller_id");

        // Pushes carry no id. One that comes again is the same text.
        return new CallbackReading.Genuine(Convert.ToHexStringLower(SHA256.HashData(body)), account, HintsOf(message.Text("message_type"), data, at));
    }

    private static IReadOnlyList<MarketplaceHint> HintsOf(string? type, WireValue data, DateTimeOffset? at)
    {
        // 3 is the status of an order, 8 its price, 9 its refunds and the words about them.
        if (type is not ("3" or "8" or "9") || First(data, OrderNames) is not { } order)
        {
            return [];
        }

        var waybills = data.List("sku_list").Select(line => line.Text("logistic_number")).OfType<string>().Distinct(StringComparer.Ordinal);
        return
        [
            new UpstreamOrderHint(TaobaoMarketplace.Id, at, order, First(data, ReferenceNames)),
            .. waybills.Select(waybill => new DomesticTrackingHint(TaobaoMarketplace.Id, at, waybill, [order])),
        ];
    }

    private static string? First(WireValue data, string[] names) => names.Select(name => data.Id(name)).FirstOrDefault(text => text is not null);

    // The frame's time is in seconds, the event's in milliseconds. A time that cannot be read must not lose the hint.
    private static DateTimeOffset? TimeOf(string? text)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            return null;
        }

        var milliseconds = number < FirstMillisecond ? number * 1000 : number;
        return milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
    }
}

using System.Globalization;
using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>Reads TaoWorld's units: money in fen, time in milliseconds, addresses of pictures without a scheme.</summary>
internal static class TaobaoValues
{
    // Sources that send no zone mean Beijing.
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>An amount of whole fen.</summary>
    public static Money? Fen(this JsonElement element, string name) =>
        element.Whole(name) is { } fen ? Money.FromMinorUnits(fen, Currency.CNY) : null;

    /// <summary>
    /// An amount of whole fen with its currency beside it. Where that is another one, the amount is in its smallest units and no fen: it is as good as
    /// not told.
    /// </summary>
    public static Money? Fen(this JsonElement element, string name, string currency) =>
        element.Text(currency) is { } code && !code.Equals(Currency.CNY.Code, StringComparison.OrdinalIgnoreCase) ? null : element.Fen(name);

    /// <summary>An amount that is an object of number and currency.</summary>
    public static Money? Amount(this JsonElement element, string name) => element.Nested(name)?.Fen("amount", "currency");

    /// <summary>The price to order at: the promotion's where there is one. The coupon's is only for show.</summary>
    public static Money? OrderPrice(this JsonElement element) =>
        element.Whole("promotion_price") is > 0 and var promotion ? Money.FromMinorUnits(promotion, Currency.CNY)
        : element.Whole("price") is > 0 and var price ? Money.FromMinorUnits(price, Currency.CNY)
        : null;

    public static Availability Stock(this JsonElement element, string name) => element.Whole(name) switch
    {
        null => Availability.Unknown,
        <= 0 => Availability.Out,
        > int.MaxValue => Availability.AtLeast(int.MaxValue),
        { } count => Availability.Exactly((int)count),
    };

    /// <summary>An id as text; 0 is how the platform writes "none".</summary>
    public static string? Id(this JsonElement element, string name) => element.Text(name) is { } id && id != "0" ? id : null;

    public static Uri? Picture(this JsonElement element, string name) => ImageAddress.Read(element.Text(name));

    public static IReadOnlyList<Uri> Pictures(this JsonElement element, string name) =>
        element.Read(name, picture => ImageAddress.Read(TolerantJson.TextOf(picture)));

    public static DateTimeOffset? Instant(this JsonElement element, string name) =>
        element.Whole(name) is > 0 and var milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>A time written as Beijing's wall clock, or in milliseconds.</summary>
    public static DateTimeOffset? WallClock(this JsonElement element, string name) => element.Text(name) switch
    {
        null => null,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) => element.Instant(name),
        var text => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(time, Beijing)
            : null,
    };
}

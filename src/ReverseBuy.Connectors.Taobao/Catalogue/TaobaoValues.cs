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
    public static Money? Fen(this WireValue element, string name) =>
        element.Whole(name) is { } fen ? Money.FromMinorUnits(fen, Currency.CNY) : null;

    /// <summary>
    /// An amount of whole fen with its currency beside it. Where that is another one, the amount is in its smallest units and no fen: it is as good as
    /// not told.
    /// </summary>
    public static Money? Fen(this WireValue element, string name, string currency) =>
        element.Text(currency) is { } code && !code.Equals(Currency.CNY.Code, StringComparison.OrdinalIgnoreCase) ? null : element.Fen(name);

    /// <summary>An amount that is an object of number and currency.</summary>
    public static Money? Amount(this WireValue element, string name) => element.Nested(name)?.Fen("amount", "currency");

    public static Availability StockOf(WireValue quantity) => TolerantJson.WholeOf(quantity, "quantity") switch
    {
        null => Availability.Unknown,
        <= 0 => Availability.Out,
        > int.MaxValue => Availability.AtLeast(int.MaxValue),
        { } count => Availability.Exactly((int)count),
    };

    // The platform names only "normal"; the others are those of its older interface.
    public static ListingStatus StatusOf(string? status) => status?.ToUpperInvariant() switch
    {
        null or "NORMAL" or "ONSALE" or "ON_SALE" => ListingStatus.OnSale,
        "OFFSALE" or "OFF_SALE" or "OFF_SHELF" or "INSTOCK" or "DELETED" => ListingStatus.OffSale,
        _ => ListingStatus.Unknown,
    };

    /// <summary>An id as text; 0 is how the platform writes "none".</summary>
    public static string? Id(this WireValue element, string name) => element.Member(name) is { } id ? IdOf(id) : null;

    /// <summary>An id as text, from where it was found.</summary>
    public static string? IdOf(WireValue scalar) => TolerantJson.TextOf(scalar) is { } id && id != "0" ? id : null;

    public static Uri? Picture(this WireValue element, string name) => ImageAddress.Read(element.Text(name));

    public static IReadOnlyList<Uri> Pictures(this WireValue element, string name) =>
        element.Read(name, picture => ImageAddress.Read(TolerantJson.TextOf(picture)));

    public static DateTimeOffset? Instant(this WireValue element, string name) =>
        element.Whole(name) is > 0 and var milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>A time written as Beijing's wall clock, or in milliseconds.</summary>
    public static DateTimeOffset? WallClock(this WireValue element, string name) => element.Text(name) switch
    {
        null => null,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) => element.Instant(name),
        var text => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(time, Beijing)
            : null,
    };
}

using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Pinduoduo.Gateway;

/// <summary>Reads the gateway's units: money in fen, time in seconds, 0 for an id or a time that is not there.</summary>
internal static class PinduoduoValues
{
    /// <summary>An amount of whole fen.</summary>
    public static Money? Fen(this WireValue element, string name) =>
        element.Whole(name) is { } fen ? Money.FromMinorUnits(fen, Currency.CNY) : null;

    /// <summary>A price; nothing costs nothing.</summary>
    public static Money? Price(this WireValue element, string name) => element.Fen(name) is { Amount: > 0 } price ? price : null;

    public static string? Id(this WireValue element, string name) => element.Text(name) is { } id and not "0" ? id : null;

    public static DateTimeOffset? Instant(this WireValue element, string name) =>
        element.Whole(name) is > 0 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}

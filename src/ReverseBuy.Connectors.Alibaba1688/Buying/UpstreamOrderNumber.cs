using System.Globalization;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>The platform's order ids: up to 19 digits, more than a floating-point number holds.</summary>
internal static class UpstreamOrderNumber
{
    public static long Parse(string upstreamOrderId) =>
        long.TryParse(upstreamOrderId, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"'{upstreamOrderId}' is no order id of 1688; those are digits only.", nameof(upstreamOrderId));

    public static string Check(string upstreamOrderId) => Parse(upstreamOrderId).ToString(CultureInfo.InvariantCulture);
}

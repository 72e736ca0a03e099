using System.Globalization;
using ReverseBuy.Sandbox.Catalogue;

namespace ReverseBuy.Sandbox.Orders;

/// <summary>The parcel of a shipped order: carrier and waybill follow from the order's number.</summary>
internal sealed record Parcel(string Carrier, string CarrierCode, string Waybill, string LogisticsId)
{
    private static readonly (string Name, string Code, string Prefix)[] Carriers =
        [("中通快递(ZTO)", "ZTO", "7"), ("圆通速递(YTO)", "YTO", "YT"), ("顺丰速运", "SF", "SF")];

    public static Parcel Of(OrderRecord order) => Of(order.Marketplace, order.Id);

    /// <summary>The parcel of an order, or of a part of one that has a number of its own.</summary>
    public static Parcel Of(string marketplace, long orderId)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{marketplace}/{orderId}/parcel");
        var carrier = Carriers[Mixing.Number(key, Carriers.Length)];
        var digits = Mixing.Number(key, 1_000_000_000_000_0).ToString("D13", CultureInfo.InvariantCulture);
        return new Parcel(carrier.Name, carrier.Code, carrier.Prefix + digits, "LP" + digits + "00");
    }
}

using System.Globalization;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Pinduoduo;

/// <summary>How Pinduoduo names things to promoters: listings by opaque signs, orders by the day in Beijing and 15 digits.</summary>
internal static class PinduoduoNames
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static string SignOf(long listing) => $"Y9{Mixing.Hex32(string.Create(CultureInfo.InvariantCulture, $"pinduoduo-sign/{listing}"))}_J";

    public static string CodeOf(Listing listing, Sku sku) => sku.Id == 0 ? Mixing.Hex32("pinduoduo-sku/" + listing.PublicId) : sku.SpecId;

    public static string NumberOf(OrderRecord order) =>
        string.Create(CultureInfo.InvariantCulture, $"{order.CreatedAt.ToOffset(Beijing):yyMMdd}-{order.Id:D15}");
}

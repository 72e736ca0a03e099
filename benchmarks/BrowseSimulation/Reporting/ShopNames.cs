using System.Globalization;
using ReverseBuy.BrowseSimulation.Shops;

namespace ReverseBuy.BrowseSimulation.Reporting;

/// <summary>What shops are called in reports.</summary>
internal static class ShopNames
{
    public static string Of(ShopKind shop) => shop switch
    {
        ShopKind.TimeToLive => "TTL cache",
        ShopKind.TimeToLiveWithPush => "TTL cache that hears pushes",
        ShopKind.Polling => "polling, round robin",
        ShopKind.ReverseBuy => "ReverseBuy",
        ShopKind.ReverseBuyWithIntent => "ReverseBuy with intent",
        _ => "oracle",
    };

    public static string Of(Run run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Of(run.Shop)}, {(IsCache(run.Shop) ? $"{run.Setting / 60:0.#} min" : $"{run.Setting:0.0} calls/s")}");

    public static bool IsCache(ShopKind shop) => shop is ShopKind.TimeToLive or ShopKind.TimeToLiveWithPush;
}

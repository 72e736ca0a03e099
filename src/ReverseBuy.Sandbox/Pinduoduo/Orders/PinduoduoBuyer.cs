using System.Text.RegularExpressions;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Control;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Pinduoduo.Orders;

/// <summary>A person with the app: opens a link, picks a SKU, and pays.</summary>
internal static partial class PinduoduoBuyer
{
    public static OrderRecord Buy(World world, LinkPurchase purchase)
    {
        var page = Opened(purchase.Link);
        if (Value(page, "goods_sign") is not { } sign || world.Catalogue.FindPublic(Marketplaces.Pinduoduo, sign) is not { } listing || world.Market.IsDelisted(listing))
        {
            throw new ControlRefusedException("The link leads to no listing of Pinduoduo that is on sale. Give one that goods.promotion.url.generate made.");
        }

        var wanted = purchase.SkuId ?? Value(page, "sku_id_code");
        var sku = wanted is null ? listing.Skus[0] : listing.Skus.FirstOrDefault(each => listing.PublicSkuId(each) == wanted || PinduoduoNames.CodeOf(listing, each) == wanted);
        if (sku is null || purchase.Quantity < 1 || world.Market.StockOf(listing, sku) < purchase.Quantity)
        {
            throw new ControlRefusedException("There is no such SKU, or not so much of it. See GET /_sandbox/listings.");
        }

        var order = world.Orders.Place(Marketplaces.Pinduoduo, Value(page, "customParameters") ?? string.Empty, [new OrderRequestLine(listing, sku, purchase.Quantity, string.Empty)]);

        // Paid is all that promoters ever see of it.
        order.PayAcceptedAt = world.Now;
        return order;
    }

    private static string Opened(Uri link) => Value(link.Query, "launch_url") ?? link.Query;

    private static string? Value(string query, string name) =>
        Parameter().Matches(query).FirstOrDefault(match => match.Groups["name"].Value == name) is { } found ? Uri.UnescapeDataString(found.Groups["value"].Value) : null;

    [GeneratedRegex("[?&](?<name>[^=&]+)=(?<value>[^&]*)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}

using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Jd.Following;

/// <summary>Reads what a message of VOP hints at. What is true is asked: messages come late and more than once.</summary>
internal static class JdMessageReader
{
    /// <summary>The tree of areas changed.</summary>
    public const string AreasChanged = "50";

    // The kinds that are asked for and so deleted. What is not among them stays for whoever else reads the account's messages.
    private static readonly string[] Offers = ["2", "4", "6", "16", "28", "48", "126"];
    private static readonly string[] Orders = ["1", "5", "10", "12", "13", "14", "15", "18", "23", "25", "26", "31", "102", "104", "105", "108", "109", "110", "119"];

    // The same thing under the names that its kinds have for it; the first one that is there counts.
    private static readonly string[] OrderNames = ["orderId", "jdOrderId", "pOrder", "orderNo"];

    public static string Kinds { get; } = string.Join(',', Offers.Concat(Orders).Append(AreasChanged));

    /// <summary>The order that a message concerns, by whatever id it names it: that of a part, or of the whole.</summary>
    public static string? OrderIn(WireValue message) =>
        Orders.Contains(message.Text("type"), StringComparer.Ordinal) && message.Nested("result") is { } result
            ? OrderNames.Select(name => result.Id(name)).FirstOrDefault(id => id is not null)
            : null;

    public static DateTimeOffset? TimeOf(WireValue message) => JdTime.Read(message.Text("time"));

    /// <summary>The hint of a message about goods; none for one about anything else.</summary>
    public static OfferChangedHint? OfferIn(WireValue message)
    {
        var type = message.Text("type");
        if (!Offers.Contains(type, StringComparer.Ordinal) || message.Nested("result") is not { } result || result.Id("skuId") is not { } sku)
        {
            return null;
        }

        // 4: 0 is off the shelf; 6 and 28: 2 is taken out of the pool.
        var isGone = (type, result.Text("state")) is ("4", "0") or ("6" or "28", "2");
        return new OfferChangedHint(JdMarketplace.Id, TimeOf(message), new ListingId(JdMarketplace.Id, sku), isGone);
    }
}

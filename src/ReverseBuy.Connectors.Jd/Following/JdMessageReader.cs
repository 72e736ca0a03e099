using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Jd.Following;

/// <summary>Reads messages of VOP. What is true is asked: messages come late and more than once.</summary>
internal static class JdMessageReader
{
    /// <summary>The tree of areas changed.</summary>
    public const string AreasChanged = "50";

    // The kinds that are asked for and so deleted. What is not among them stays for whoever else reads the account's messages.
    private static readonly string[] Offers = ["2", "4", "6", "16", "28", "48", "126"];
    private static readonly string[] Orders = ["1", "5", "10", "12", "13", "14", "15", "18", "23", "25", "26", "31", "102", "104", "105", "108", "109", "110", "119"];

    // The same thing under the names that its kinds have for it; the first one that is there counts.
    private static readonly string[] OrderNames = ["orderId", "jdOrderId", "pOrder", "orderNo"];

    /// <summary>The kinds to ask for.</summary>
    public static string Kinds { get; } = string.Join(',', Offers.Concat(Orders).Append(AreasChanged));

    /// <summary>Reads the messages of an answer. One that cannot be read hints at nothing: it must not hold up the others for ever.</summary>
    public static IReadOnlyList<JdMessage> Read(WireValue messages, int limit)
    {
        var read = new List<JdMessage>();
        foreach (var message in TolerantJson.ElementsOf(messages))
        {
            if (read.Count < limit && message.Id("id") is { } id)
            {
                read.Add(ReadOne(id, message));
            }
        }

        return read;
    }

    private static JdMessage ReadOne(string id, WireValue message)
    {
        var read = new JdMessage(id, message.Text("type"), JdTime.Read(message.Text("time")));
        try
        {
            return message.Nested("result") is not { } result ? read
                : Orders.Contains(read.Kind, StringComparer.Ordinal) ? read with { Order = OrderNames.Select(name => result.Id(name)).FirstOrDefault(order => order is not null) }
                : Offers.Contains(read.Kind, StringComparer.Ordinal) ? read with { Offer = OfferIn(read, result) }
                : read;
        }
        catch (JsonException)
        {
            return read;
        }
    }

    private static OfferChangedHint? OfferIn(JdMessage message, WireValue result)
    {
        // 4: 0 is off the shelf; 6 and 28: 2 is taken out of the pool.
        var isGone = (message.Kind, result.Text("state")) is ("4", "0") or ("6" or "28", "2");
        return result.Id("skuId") is { } sku
            ? new OfferChangedHint(JdMarketplace.Id, message.At, new ListingId(JdMarketplace.Id, sku), isGone)
            : null;
    }
}

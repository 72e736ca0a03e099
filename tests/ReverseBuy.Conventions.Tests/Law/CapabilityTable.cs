using System.Text;
using ReverseBuy.Connectors;

namespace ReverseBuy.Conventions.Tests.Law;

/// <summary>What each connector can do, as pages show it: made of the connectors' own descriptors.</summary>
internal static class CapabilityTable
{
    /// <summary>The words of the pages for each capability, in the order of an order's course.</summary>
    public static IReadOnlyList<(ConnectorCapabilities Capability, string Words)> Rows { get; } =
    [
        (ConnectorCapabilities.Links, "links that customers paste"),
        (ConnectorCapabilities.ShortLinks, "short links"),
        (ConnectorCapabilities.KeywordSearch, "search by words"),
        (ConnectorCapabilities.ImageSearch, "search by picture"),
        (ConnectorCapabilities.ShopListings, "a shop's listings"),
        (ConnectorCapabilities.Recommendations, "recommendations, rankings"),
        (ConnectorCapabilities.Products, "listings with their choices"),
        (ConnectorCapabilities.OfferFollowing, "news of listings that are followed"),
        (ConnectorCapabilities.LiveOffers, "live price and availability"),
        (ConnectorCapabilities.FreightEstimate, "domestic freight before ordering"),
        (ConnectorCapabilities.AddressParsing, "addresses read from text"),
        (ConnectorCapabilities.Purchasing, "preview, create, pay, cancel"),
        (ConnectorCapabilities.Cashier, "a link by which a person pays"),
        (ConnectorCapabilities.AssistedPurchasing, "a link by which a person buys"),
        (ConnectorCapabilities.UpstreamOrders, "orders read back, by our reference too"),
        (ConnectorCapabilities.DomesticTracking, "domestic tracking"),
        (ConnectorCapabilities.AfterSales, "refunds asked for"),
        (ConnectorCapabilities.RefundVouchers, "pictures for refunds"),
        (ConnectorCapabilities.Refunds, "refunds read"),
        (ConnectorCapabilities.Callbacks, "callbacks"),
        (ConnectorCapabilities.ChangeFeed, "messages that are pulled"),
        (ConnectorCapabilities.Tokens, "tokens issued and renewed"),
        (ConnectorCapabilities.SignIn, "accounts that sign in by name and password"),
    ];

    public static string Of(IReadOnlyList<ConnectorDescriptor> connectors)
    {
        var table = new StringBuilder();
        table.Append("| what |").AppendJoin("", connectors.Select(connector => $" {connector.DisplayName} |")).Append('\n');
        table.Append("|---|").Insert(table.Length, "---|", connectors.Count).Append('\n');
        foreach (var (capability, words) in Rows)
        {
            table.Append("| ").Append(words).Append(" |").AppendJoin("", connectors.Select(connector => connector.Capabilities.HasFlag(capability) ? " yes |" : " – |")).Append('\n');
        }

        return table.ToString();
    }
}

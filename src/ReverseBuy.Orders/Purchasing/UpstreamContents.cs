using ReverseBuy.Buying;
using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Which units of a purchase an upstream order holds. Marketplaces name SKUs; which of several orders that want one gets it is ours to say.</summary>
internal static class UpstreamContents
{
    /// <summary>Shares what was read among the lines of the purchase, in their order: who ordered first is served first.</summary>
    public static IReadOnlyList<UpstreamContent> Of(PurchaseOrder purchase, UpstreamOrderReading reading)
    {
        var taken = purchase.UpstreamOrders
            .Where(other => other.Id != reading.Id)
            .SelectMany(other => other.Contents)
            .ToLookup(content => content.OrderLine, content => content.Quantity);
        var contents = new List<UpstreamContent>();
        foreach (var read in reading.Lines.GroupBy(line => line.PurchaseKey, line => line.Quantity, StringComparer.Ordinal))
        {
            var left = read.Sum();
            foreach (var line in purchase.Lines.Where(line => line.PurchaseKey == read.Key))
            {
                var share = Math.Min(left, line.Quantity - taken[line.OrderLine].Sum());
                if (share > 0)
                {
                    contents.Add(new UpstreamContent(line.OrderLine, share));
                    left -= share;
                }
            }
        }

        return contents;
    }
}

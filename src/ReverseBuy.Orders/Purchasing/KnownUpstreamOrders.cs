using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

internal static class KnownUpstreamOrders
{
    /// <summary>Finds the first of some upstream orders that is another purchase's already.</summary>
    public static async ValueTask<NameUpstreamResult.Taken?> FindTakenAsync(
        this ChangeSet changes, PurchaseOrder purchase, IEnumerable<string> upstreamOrderIds, CancellationToken cancellationToken)
    {
        foreach (var id in upstreamOrderIds)
        {
            var query = new PurchaseOrderQuery { Marketplace = purchase.Marketplace, UpstreamOrderId = id, Limit = 2 };
            var known = await changes.UnitOfWork.PurchaseOrders.ListAsync(query, cancellationToken).ConfigureAwait(false);
            if (known.FirstOrDefault(other => other.Id != purchase.Id) is { } other)
            {
                return new NameUpstreamResult.Taken(id, other.Id);
            }
        }

        return null;
    }

    /// <summary>Requires that ids make sense.</summary>
    /// <exception cref="ArgumentException">None is given, one is empty, or one twice.</exception>
    public static void Require(IReadOnlyList<string> upstreamOrderIds)
    {
        if (upstreamOrderIds.Count == 0 || upstreamOrderIds.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("Name at least one upstream order, each by the marketplace's id.", nameof(upstreamOrderIds));
        }

        if (upstreamOrderIds.Distinct(StringComparer.Ordinal).Count() != upstreamOrderIds.Count)
        {
            throw new ArgumentException("An upstream order is named twice; name each once.", nameof(upstreamOrderIds));
        }
    }
}

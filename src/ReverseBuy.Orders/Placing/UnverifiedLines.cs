using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;

namespace ReverseBuy.Orders.Placing;

/// <summary>Knows the goods that a marketplace could not be asked for, from the last snapshots.</summary>
internal sealed class UnverifiedLines(ISnapshotStore snapshots)
{
    /// <summary>The name of the hold on an order with such lines.</summary>
    public const string HoldName = "unverified";

    /// <summary>Finds the listings of lines.</summary>
    /// <returns>Those that were ever seen with the account that would buy them.</returns>
    public async ValueTask<IReadOnlyDictionary<SkuId, Product>> FindAsync(TenantId tenant, IEnumerable<VerifiedLine> lines, CancellationToken cancellationToken)
    {
        var known = lines
            .Where(line => line.Account is not null)
            .Select(line => (line.Line.Sku, Key: new SnapshotKey(tenant, line.Account!.Value, line.Line.Sku.Listing)))
            .ToList();
        if (known.Count == 0)
        {
            return new Dictionary<SkuId, Product>();
        }

        var found = await snapshots.FindManyAsync(tenant, [.. known.Select(line => line.Key)], cancellationToken).ConfigureAwait(false);
        return known.Zip(found)
            .Where(pair => pair.Second?.Product.Skus.Any(sku => sku.Id == pair.First.Sku) == true)
            .ToDictionary(pair => pair.First.Sku, pair => pair.Second!.Product);
    }
}

using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>Asks whether SKUs can be ordered: whether they are sold at all, and whether they are sent to an area.</summary>
internal sealed class JdSaleChecks(JdBatches batches)
{
    /// <summary>Those of the SKUs that can be ordered to the area.</summary>
    public async Task<IReadOnlySet<string>> SellableAsync(
        ConnectorContext context, IReadOnlyCollection<string> skus, JdArea area, CancellationToken cancellationToken)
    {
        var sold = batches.AskAsync<bool>(
            context,
            JdOperation.CheckSale,
            skus,
            chunk => [new("skuIds", JdBatches.Join(chunk))],
            element => element.Text("saleState") == "1",
            cancellationToken);
        var limited = batches.AskAsync<bool>(
            context,
            JdOperation.CheckAreaLimit,
            skus,
            chunk => [new("skuIds", JdBatches.Join(chunk)), .. area.Fields()],
            element => element.Flag("isAreaRestrict"),
            cancellationToken);
        await Task.WhenAll(sold, limited).ConfigureAwait(false);
        var (states, limits) = (await sold.ConfigureAwait(false), await limited.ConfigureAwait(false));
        return skus.Where(sku => states.GetValueOrDefault(sku) && !limits.GetValueOrDefault(sku)).ToHashSet(StringComparer.Ordinal);
    }
}

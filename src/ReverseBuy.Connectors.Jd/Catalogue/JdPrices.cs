using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Catalogue;

/// <summary>Asks what SKUs cost us: the price of the contract, not the one that JD's shop shows.</summary>
internal sealed class JdPrices(JdBatches batches)
{
    /// <summary>The price of each SKU that is sold to us.</summary>
    public Task<IReadOnlyDictionary<string, Money>> ReadAsync(ConnectorContext context, IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        batches.AskAsync<Money>(
            context,
            JdOperation.GetPrices,
            skus,
            chunk => [new("sku", JdBatches.Join(chunk)), new("queryExts", "price")],
            PriceOf,
            cancellationToken);

    // -1 is JD's way to say that there is none.
    private static Money? PriceOf(WireValue element) => element.Yuan("price") is { Amount: > 0 } price ? price : null;
}

using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory.Snapshots;

namespace ReverseBuy.Inventory.Asking;

/// <summary>Asks marketplaces live, and lets the snapshots learn from every answer, late ones included.</summary>
internal sealed class LiveQuestions(IConnectors connectors, LearntOffers learnt, TimeProvider time)
{
    /// <summary>Makes batches of lines: as many listings in each as the marketplace takes per call, and the lines of a listing together, for tiers and minimums count over them.</summary>
    public IEnumerable<LiveBatch> Batch(MarketplaceId marketplace, ConnectorContext context, WarehouseAddress destination, IEnumerable<LiveOfferLine> lines)
    {
        var source = connectors.Require<ILiveOffers>(marketplace);
        return lines
            .GroupBy(line => line.Sku.Listing)
            .Chunk(connectors.Describe(marketplace).ListingsPerLiveOfferCall)
            .Select(listings => new LiveBatch(marketplace, source, context, new LiveOfferRequest(destination, [.. listings.SelectMany(lines => lines)])));
    }

    /// <summary>Asks a batch. What the marketplace refuses is the answer of its lines.</summary>
    public async Task<LiveAnswer> AskAsync(LiveBatch batch, CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        var answer = new LiveAnswer(batch, asked, await OffersAsync(batch, cancellationToken).ConfigureAwait(false));
        learnt.Learn(answer);
        return answer;
    }

    private static async ValueTask<IReadOnlyList<LiveOffer>> OffersAsync(LiveBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            var offers = await batch.Source.GetAsync(batch.Context, batch.Request, cancellationToken).ConfigureAwait(false);
            return InOrder(batch, offers);
        }
        catch (MarketplaceException exception)
        {
            return Unreachable(batch, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return Unreachable(batch, new MarketplaceException(
                batch.Marketplace, MarketplaceErrorKind.Unavailable, $"The connector of marketplace '{batch.Marketplace}' gave up the call by itself. Try again later.", exception));
        }
    }

    private static IReadOnlyList<LiveOffer> Unreachable(LiveBatch batch, MarketplaceException exception) =>
        [.. batch.Request.Lines.Select(line => new LiveOffer.Unreachable(line.Sku, exception))];

    // A connector that leaves a line out has said nothing of it.
    private static IReadOnlyList<LiveOffer> InOrder(LiveBatch batch, IReadOnlyList<LiveOffer> offers)
    {
        var bySku = offers.ToDictionary(offer => offer.Sku);
        return
        [
            .. batch.Request.Lines.Select(line => bySku.GetValueOrDefault(line.Sku) ?? new LiveOffer.Unreachable(line.Sku, new MarketplaceException(
                batch.Marketplace, MarketplaceErrorKind.Unavailable, $"The connector of marketplace '{batch.Marketplace}' gave no answer for '{line.Sku}'."))),
        ];
    }
}

using System.Collections.Concurrent;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing.Tests.Connectors;

internal sealed class BrokenAssistance(IAssistedPurchasing sound, ConnectorMutation mutation) : IAssistedPurchasing
{
    private readonly ConcurrentQueue<AssistedPurchase> _asked = new();

    public ValueTask<Uri> CreateLinkAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        _asked.Enqueue(new AssistedPurchase(request.Reference, request.Lines, DateTimeOffset.UnixEpoch));
        return sound.CreateLinkAsync(context, mutation == ConnectorMutation.ForgetsTheReferenceInALink ? request with { Reference = "none" } : request, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<UpstreamOrderReading>> MatchAsync(ConnectorContext context, AssistedPurchase request, CancellationToken cancellationToken)
    {
        try
        {
            var found = await sound.MatchAsync(context, request, cancellationToken);
            return mutation switch
            {
                ConnectorMutation.MatchesByGoodsAlone => await OfTheSameGoodsAsync(context, request, cancellationToken),
                ConnectorMutation.FindsAnOrderTwice => [.. found, .. found],
                _ => found,
            };
        }
        catch (MarketplaceException) when (mutation == ConnectorMutation.FindsNoPurchaseInAnOutage)
        {
            return [];
        }
    }

    private async ValueTask<IReadOnlyList<UpstreamOrderReading>> OfTheSameGoodsAsync(ConnectorContext context, AssistedPurchase request, CancellationToken cancellationToken)
    {
        var found = new List<UpstreamOrderReading>();
        foreach (var asked in _asked.DistinctBy(asked => asked.Reference))
        {
            found.AddRange(await sound.MatchAsync(context, asked with { Since = request.Since }, cancellationToken));
        }

        return found;
    }
}

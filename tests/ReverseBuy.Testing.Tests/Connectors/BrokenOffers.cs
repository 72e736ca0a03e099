using System.Collections.Concurrent;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing.Tests.Connectors;

internal sealed class BrokenOffers(ILiveOffers sound, ConnectorMutation mutation) : ILiveOffers
{
    private readonly ConcurrentDictionary<SkuId, LiveOffer> _first = new();

    public async ValueTask<IReadOnlyList<LiveOffer>> GetAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        var answers = await sound.GetAsync(context, request, cancellationToken);
        return [.. answers.Zip(request.Lines, (answer, line) => mutation switch
        {
            ConnectorMutation.TakesAStalePriceForLive => _first.GetOrAdd(answer.Sku, answer),
            ConnectorMutation.CallsAnOutageGone when answer is LiveOffer.Unreachable => new LiveOffer.ListingGone(answer.Sku),
            ConnectorMutation.ReportsAnEchoedNumberAsStock when answer is LiveOffer.Offered offered => offered with { Availability = Availability.Exactly(line.Quantity) },
            _ => answer,
        })];
    }
}

using ReverseBuy.Buying;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>Estimates the freight of each listing by itself, all at once.</summary>
internal sealed class JdFreightEstimator(JdFreight freight, JdAreas areas) : IFreightEstimator
{
    public async ValueTask<IReadOnlyList<FreightEstimate>> EstimateAsync(
        ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var area = await areas.FindAsync(context, request.Destination, cancellationToken).ConfigureAwait(false);
        return await Task.WhenAll(request.Lines.GroupBy(line => line.Sku.Listing).Select(async listing =>
        {
            JdLine[] lines = [.. listing.Select(line => new JdLine(JdSkuNumbers.Check(JdSkuNumbers.Of(line.Sku)), line.Quantity, Money.Zero(Currency.CNY)))];
            var cost = await freight.AskAsync(context, lines, area, cancellationToken).ConfigureAwait(false);
            return new FreightEstimate(listing.Key, cost, cost.IsZero);
        })).ConfigureAwait(false);
    }
}

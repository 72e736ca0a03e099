using Microsoft.Extensions.Options;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Pinduoduo.Gateway;

namespace ReverseBuy.Connectors.Pinduoduo.Buying;

/// <summary>Reads orders that were bought by our links, by Pinduoduo's number, by our reference or by the time of their last change.</summary>
internal sealed class PinduoduoUpstreamOrders(PinduoduoGateway gateway, PinduoduoOrderFeed feed, IOptions<PinduoduoOptions> options, TimeProvider time) : IUpstreamOrders
{
    private readonly PinduoduoOptions _options = options.Value;

    public async ValueTask<UpstreamOrderReading?> FindAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(upstreamOrderId);
        return await gateway.CallAsync(
            context,
            PinduoduoOperation.GetOrder,
            [new("order_sn", upstreamOrderId)],
            answer => PinduoduoOrderReader.Read(context, answer),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<UpstreamOrderReading>> FindByReferenceAsync(
        ConnectorContext context,
        string reference,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(reference);
        return await feed.FindAsync(context, reference, time.GetUtcNow() - _options.ReferenceLookBack, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<UpstreamOrderPage> ListAsync(ConnectorContext context, UpstreamOrderQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(query);

        // Pages are read backwards or orders are lost, and between two calls of ours the last page may be another one: all is told at once.
        return query.Page > 1
            ? new UpstreamOrderPage([], HasMore: false)
            : new UpstreamOrderPage(await feed.ReadAsync(context, query.ModifiedFrom, query.ModifiedUntil, cancellationToken).ConfigureAwait(false), HasMore: false);
    }
}

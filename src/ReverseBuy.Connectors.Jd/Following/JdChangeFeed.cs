using ReverseBuy.Connectors.Jd.Buying;
using ReverseBuy.Connectors.Jd.Gateway;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Jd.Following;

/// <summary>
/// Pulls the account's messages, which stay at JD until they are confirmed and then deleted. They name parts of orders; the hints name the orders that we made
/// too, for which each order is asked for once.
/// </summary>
internal sealed class JdChangeFeed(JdGateway gateway, JdOrderReader orders, JdAreas areas) : IChangeFeed
{
    private const int MostAtOnce = 100;

    public async ValueTask<IReadOnlyList<CallbackReading.Genuine>> PullAsync(
        ConnectorContext context, DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var messages = await gateway.CallAsync(
            context,
            JdOperation.GetMessages,
            [new("type", JdMessageReader.Kinds)],
            answer => answer.OptionalResult() is { } result ? JdMessageReader.Read(result, limit) : [],
            cancellationToken).ConfigureAwait(false);
        if (messages.Any(message => message.Kind == JdMessageReader.AreasChanged))
        {
            areas.Forget();
        }

        var origins = await OriginsAsync(context, messages, cancellationToken).ConfigureAwait(false);
        return [.. messages.Select(message => new CallbackReading.Genuine(message.Id, null, HintsOf(message, origins)))];
    }

    public async ValueTask ConfirmAsync(ConnectorContext context, IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(messageIds);
        foreach (var some in messageIds.Distinct(StringComparer.Ordinal).Chunk(MostAtOnce))
        {
            await gateway.CallAsync(
                context, JdOperation.DeleteMessages, [new("id", string.Join(',', some))], answer => answer.OptionalResult() is not null, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    // The order that we made comes first; whoever knows the part finds it too.
    private static IReadOnlyList<MarketplaceHint> HintsOf(JdMessage message, Dictionary<string, string> origins) =>
        message.Offer is { } offer ? [offer]
        : message.Order is not { } order ? []
        :
        [
            .. ((string[])[origins[order], order]).Distinct(StringComparer.Ordinal)
                .Select(id => new UpstreamOrderHint(JdMarketplace.Id, message.At, id, null)),
        ];

    private async Task<Dictionary<string, string>> OriginsAsync(ConnectorContext context, IEnumerable<JdMessage> messages, CancellationToken cancellationToken)
    {
        var named = messages.Select(message => message.Order).OfType<string>().Distinct(StringComparer.Ordinal);
        var found = await Task.WhenAll(named.Select(async id => (id, Origin: await orders.OriginOfAsync(context, id, cancellationToken).ConfigureAwait(false))))
            .ConfigureAwait(false);
        return found.ToDictionary(each => each.id, each => each.Origin, StringComparer.Ordinal);
    }
}

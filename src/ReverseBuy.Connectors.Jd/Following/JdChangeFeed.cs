using ReverseBuy.Connectors.Http;
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
    private const int Most = 100;

    public async ValueTask<IReadOnlyList<CallbackReading.Genuine>> PullAsync(
        ConnectorContext context, DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var messages = await gateway.CallAsync(
            context,
            JdOperation.GetMessages,
            [new("type", JdMessageReader.Kinds)],
            answer => answer.OptionalResult() is { } result
                ? TolerantJson.ElementsOf(result).Where(message => message.Id("id") is not null).Take(limit).Select(message => message.Clone()).ToArray()
                : [],
            cancellationToken).ConfigureAwait(false);
        if (messages.Any(message => message.Text("type") == JdMessageReader.AreasChanged))
        {
            areas.Forget();
        }

        var origins = await OriginsAsync(context, messages, cancellationToken).ConfigureAwait(false);
        return [.. messages.Select(message => new CallbackReading.Genuine(message.Id("id")!, null, HintsOf(message, origins)))];
    }

    public async ValueTask ConfirmAsync(ConnectorContext context, IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(messageIds);
        foreach (var some in messageIds.Distinct(StringComparer.Ordinal).Chunk(Most))
        {
            await gateway.CallAsync(
                context, JdOperation.DeleteMessages, [new("id", string.Join(',', some))], answer => answer.OptionalResult() is not null, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static IReadOnlyList<MarketplaceHint> HintsOf(WireValue message, Dictionary<string, string> origins)
    {
        if (JdMessageReader.OfferIn(message) is { } offer)
        {
            return [offer];
        }

        if (JdMessageReader.OrderIn(message) is not { } order)
        {
            return [];
        }

        // The order that we made comes first; whoever knows the part finds it too.
        return
        [
            .. ((string[])[origins[order], order]).Distinct(StringComparer.Ordinal)
                .Select(id => new UpstreamOrderHint(JdMarketplace.Id, JdMessageReader.TimeOf(message), id, null)),
        ];
    }

    private async Task<Dictionary<string, string>> OriginsAsync(ConnectorContext context, IEnumerable<WireValue> messages, CancellationToken cancellationToken)
    {
        var named = messages.Select(JdMessageReader.OrderIn).OfType<string>().Distinct(StringComparer.Ordinal);
        var found = await Task.WhenAll(named.Select(async id => (id, Origin: await orders.OriginOfAsync(context, id, cancellationToken).ConfigureAwait(false))))
            .ConfigureAwait(false);
        return found.ToDictionary(each => each.id, each => each.Origin, StringComparer.Ordinal);
    }
}

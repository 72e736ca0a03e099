using System.Globalization;
using System.Text;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.Testing;

internal sealed partial class FakeMarketplace : ICallbackReceiver, IChangeFeed, IOfferFollowing
{
    private readonly List<(DateTimeOffset At, CallbackReading.Genuine Message, bool IsConfirmed)> _messages = [];

    public CallbackRequest Tell(IReadOnlyList<MarketplaceHint> hints)
    {
        lock (_gate)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"M{_messages.Count + 1}");
            _messages.Add((Time.GetUtcNow(), new CallbackReading.Genuine(message, Account: null, hints), false));
            return new CallbackRequest("fake-key", "text/plain", FakeConnector.CallbackSecret, Encoding.UTF8.GetBytes(message));
        }
    }

    // What a signature would be is the secret itself: a fake has nobody to hide it from.
    public CallbackReading Read(CallbackRequest request, string appSecret)
    {
        if (request.Authorization != appSecret)
        {
            return new CallbackReading.Forged();
        }

        lock (_gate)
        {
            var body = Encoding.UTF8.GetString(request.Body.Span);
            return _messages.Find(told => told.Message.MessageId == body).Message ?? (CallbackReading)new CallbackReading.Unreadable("It was never told.");
        }
    }

    public ValueTask<IReadOnlyList<CallbackReading.Genuine>> PullAsync(ConnectorContext context, DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked<IReadOnlyList<CallbackReading.Genuine>>(
            cancellationToken, () => [.. _messages.Where(told => !told.IsConfirmed && told.At >= from && told.At < until).Take(limit).Select(told => told.Message)]));

    public async ValueTask ConfirmAsync(ConnectorContext context, IReadOnlyList<string> messageIds, CancellationToken cancellationToken) =>
        await ValueTask.FromResult(Locked(cancellationToken, () =>
        {
            foreach (var place in Enumerable.Range(0, _messages.Count).Where(place => messageIds.Contains(_messages[place].Message.MessageId, StringComparer.Ordinal)))
            {
                _messages[place] = _messages[place] with { IsConfirmed = true };
            }

            return true;
        })).ConfigureAwait(false);

    public ValueTask<FollowResult> FollowAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked<FollowResult>(
            cancellationToken, () => _listings.ContainsKey(listing) ? new FollowResult.Done() : new FollowResult.Refused("GONE", "商品已下架")));

    public ValueTask<FollowResult> UnfollowAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked<FollowResult>(cancellationToken, () => new FollowResult.Done()));
}

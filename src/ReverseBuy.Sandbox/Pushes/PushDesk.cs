using System.Text;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Control;
using ReverseBuy.Sandbox.State;
using ReverseBuy.Sandbox.Taobao;

namespace ReverseBuy.Sandbox.Pushes;

/// <summary>
/// Notices what happens, has the marketplaces' formats write it, and posts it to the subscribers, one message after the other. Everything but the
/// sending is called by the one who holds the world.
/// </summary>
internal sealed class PushDesk(World world, IReadOnlyList<IPushFormat> formats) : IAsyncDisposable
{
    // The state file is written whole with every call, so that the log is kept short.
    private const int KeptMessages = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource _stopped = new();
    private Task _sending = Task.CompletedTask;

    /// <summary>Gives up what was on its way when the sandbox was stopped: nobody knows whether it arrived.</summary>
    public void GiveUpWhatWasUnderWay()
    {
        foreach (var delivery in world.State.Pushes.SelectMany(record => record.Deliveries).Where(delivery => delivery.IsUnderWay))
        {
            delivery.Problem = "The sandbox was stopped.";
        }
    }

    public void Subscribe(PushSubscription subscription)
    {
        if (!Marketplaces.Pushing.Contains(subscription.Marketplace, StringComparer.Ordinal) || !IsAllowed(subscription.Url))
        {
            throw new ControlRefusedException($"Pushes need a marketplace that has some ({string.Join(", ", Marketplaces.Pushing)}) and an absolute http address on loopback to go to.");
        }

        world.State.PushSubscriptions.Add(subscription);
    }

    /// <summary>Writes down a change in every form that tells of it, and sends it on its way.</summary>
    public void Tell(PushedChange change)
    {
        foreach (var format in formats.Where(format => format.Marketplace == MarketplaceOf(change)))
        {
            if (format.Write(change) is { } message)
            {
                Post(format, message, change.At);
            }
        }
    }

    /// <summary>Tells of the states that orders and refunds have come into since it was last called.</summary>
    public void TellWhatTimeBrought()
    {
        foreach (var order in world.State.Orders)
        {
            var told = order.ToldStage;
            foreach (var (stage, at) in world.Timeline.StepsOf(order, world.Now).Where(step => told is null || step.Stage > told))
            {
                order.ToldStage = stage;
                Tell(new PushedChange.OrderMoved(order, at));
            }
        }

        foreach (var refund in world.State.Refunds.Where(refund => !refund.IsEndTold && world.Refunds.IsPaidBack(refund)))
        {
            refund.IsEndTold = true;
            Tell(new PushedChange.RefundMoved(world.Orders.Find(refund.Marketplace, refund.OrderId)!, refund.Id, world.Refunds.PaidBackAt(refund)!.Value));
        }

        foreach (var moved in new TaobaoRefundBook(world).TakeNews())
        {
            Tell(moved);
        }
    }

    /// <summary>Ends when all that was told so far has been answered or given up.</summary>
    public Task SentAsync() => world.Read(() => _sending);

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync().ConfigureAwait(false);
        await SentAsync().ConfigureAwait(false);
        _http.Dispose();
        _stopped.Dispose();
    }

    private static bool IsAllowed(Uri url) => url.IsAbsoluteUri && url.IsLoopback && url.Scheme == Uri.UriSchemeHttp;

    private static string MarketplaceOf(PushedChange change) => change switch
    {
        PushedChange.OrderMoved moved => moved.Order.Marketplace,
        PushedChange.OrderRepriced repriced => repriced.Order.Marketplace,
        PushedChange.RefundMoved refund => refund.Order.Marketplace,
        PushedChange.ListingChanged changed => changed.Listing.Marketplace,
        ListingRepriced repriced => repriced.Listing.Marketplace,
        ListingRestocked restocked => restocked.Listing.Marketplace,
        _ => throw new InvalidOperationException($"Nobody knows whose change a {change.GetType().Name} is."),
    };

    private void Post(IPushFormat format, PushMessage message, DateTimeOffset at)
    {
        var record = new PushRecord
        {
            Number = ++world.State.PushSequence,
            Marketplace = format.Marketplace,
            Kind = format.Kind,
            At = at,
            ContentType = message.ContentType,
            Headers = message.Headers,
            Body = Encoding.UTF8.GetString(message.Body.Span),
        };
        world.State.Pushes.Add(record);
        if (world.State.Pushes.Count > KeptMessages)
        {
            world.State.Pushes.RemoveAt(0);
        }

        foreach (var subscription in world.State.PushSubscriptions.Where(subscription => subscription.Wants(record)))
        {
            var delivery = new PushDelivery { Url = subscription.Url };
            record.Deliveries.Add(delivery);
            var before = _sending;
            _sending = Task.Run(() => SendAfterAsync(before, record, delivery));
        }
    }

    private async Task SendAfterAsync(Task before, PushRecord record, PushDelivery delivery)
    {
        await before.ConfigureAwait(false);
        var (status, problem) = await SendAsync(record, delivery.Url).ConfigureAwait(false);
        world.Run(() => (delivery.Status, delivery.Problem) = (status, problem));
    }

    private async Task<(int? Status, string? Problem)> SendAsync(PushRecord record, Uri url)
    {
        if (!IsAllowed(url))
        {
            return (null, "Not a loopback address.");
        }

        using var deadline = new CancellationTokenSource(Patience, world.Options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _stopped.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(record.Body)) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", record.ContentType);
            foreach (var (name, value) in record.Headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return ((int)response.StatusCode, null);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return (null, exception is HttpRequestException ? "Could not be reached." : "Did not answer in time.");
        }
    }
}

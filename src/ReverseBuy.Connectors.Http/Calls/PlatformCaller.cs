using System.Globalization;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http;

/// <summary>Sends signed calls to one platform and turns what goes wrong on the way into errors of the right kind. Thread-safe.</summary>
/// <remarks>Every call is a POST with a body: the socket handler never re-sends one by itself. Nothing here repeats a call.</remarks>
internal sealed class PlatformCaller
{
    private static readonly string Version =
        typeof(PlatformCaller).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private readonly HttpClient _client;
    private readonly MarketplaceId _marketplace;
    private readonly TimeProvider _time;

    /// <summary>Makes a caller.</summary>
    /// <param name="client">The client to send with. Its own time-out must not be shorter than the calls'.</param>
    /// <param name="marketplace">The marketplace, for errors.</param>
    /// <param name="time">The clock that tells until when a call may be sent.</param>
    public PlatformCaller(HttpClient client, MarketplaceId marketplace, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(time);
        _client = client;
        _marketplace = marketplace;
        _time = time;
    }

    /// <summary>Sends a call once and reads its answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="context">For whom and why it is made, and until when it may be sent. The lane is named in the user agent, so that egress proxies can count by it.</param>
    /// <param name="cancellationToken">Ends the wait, be it that its time is over or that its caller gave up.</param>
    /// <returns>The answer, whatever its status, when it is JSON; to be disposed once it has been read.</returns>
    /// <exception cref="MarketplaceException">
    /// No readable answer came: <see cref="MarketplaceErrorKind.Unavailable"/> when nothing can have been changed,
    /// else <see cref="MarketplaceErrorKind.OutcomeUnknown"/>. <see cref="MarketplaceErrorKind.Unavailable"/> too when
    /// <see cref="ConnectorContext.SendBefore"/> had passed, and nothing was sent.
    /// </exception>
    public async Task<CallAnswer> SendAsync(OutgoingCall call, ConnectorContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(context);

        // Whoever gave up before anything left knows the outcome: nothing was done.
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, call.Address) { Content = CallContent.Of(call) };
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ReverseBuy", Version));
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue($"(lane={LaneName(context.Lane)})"));
            foreach (var (name, value) in call.Headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            // The last look before the first byte: whoever was held up for too long must not send what others already count as never sent.
            if (_time.GetUtcNow() >= context.SendBefore)
            {
                throw TooLate(call);
            }

            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var body = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            return new CallAnswer(response.StatusCode, body)
            {
                Date = response.Headers.Date,
                RetryAfter = response.Headers.RetryAfter?.Delta,
            };
        }
        catch (Exception exception) when (LostAnswer(exception) && !(call.Safety == OperationSafety.ReadOnly && cancellationToken.IsCancellationRequested))
        {
            throw Lost(call, exception);
        }
    }

    private static bool LostAnswer(Exception exception) =>
        exception is HttpRequestException or IOException or OperationCanceledException or JsonException;

    private static async Task<WireDocument> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // Answers are large: they are read in rented memory, and only what is kept is allocated.
        var (rented, length) = await AnswerBytes.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
        try
        {
            return WireDocument.Own(rented, length);
        }
        catch (JsonException exception)
        {
            // The body may be a proxy's page or a cut answer; it is not quoted, for it may echo what was sent.
            throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode} with a body that is no JSON."), exception);
        }
    }

    private static string LaneName(CallLane lane) => lane switch
    {
        CallLane.Browse => "browse",
        CallLane.Refresh => "refresh",
        CallLane.Purchase => "purchase",
        CallLane.Verify => "verify",
        CallLane.Token => "token",
        _ => throw new ArgumentOutOfRangeException(nameof(lane), lane, "Not a lane."),
    };

    private MarketplaceException TooLate(OutgoingCall call) => new(
        _marketplace,
        MarketplaceErrorKind.Unavailable,
        $"{call.Operation} was not sent to marketplace '{_marketplace}': the time until which it may be sent has passed. Nothing was done; plan it anew.");

    private MarketplaceException Lost(OutgoingCall call, Exception exception)
    {
        var neverLeft = exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError };
        var cause = exception is OperationCanceledException ? "did not answer in time" : "could not be reached or cut the connection";
        return call.Safety == OperationSafety.ReadOnly || neverLeft
            ? new MarketplaceException(
                _marketplace,
                MarketplaceErrorKind.Unavailable,
                $"Marketplace '{_marketplace}' {cause} in {call.Operation}; nothing was changed. Try again later.",
                exception)
            : new MarketplaceException(
                _marketplace,
                MarketplaceErrorKind.OutcomeUnknown,
                $"Marketplace '{_marketplace}' {cause} in {call.Operation}; it may have been carried out. Read it back before doing anything again.",
                exception);
    }
}

using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Text;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http;

/// <summary>Follows a marketplace's short links without being led astray. Thread-safe.</summary>
/// <remarks>
/// A pasted link is untrusted, and following it from inside a network is the classical way in. So only hosts on the marketplace's list are
/// asked, over https and on public addresses alone, checked at the moment of connecting; each hop is checked anew; nothing that identifies
/// anybody is sent; and hops, time and the size of an answer are limited. An egress proxy of the machine is not used: behind one, addresses
/// cannot be checked.
/// </remarks>
public sealed class ShortLinkResolver : IDisposable
{
    private const int MostHops = 4;
    private const int LongestBody = 64 * 1024;

    private readonly ShortLinkRules _rules;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    /// <summary>Makes a resolver.</summary>
    /// <param name="rules">What is a short link, and who may be asked.</param>
    /// <param name="time">The clock that the time-out runs on.</param>
    /// <exception cref="ConfigurationException">The endpoint is not on this machine, or the time-out is not longer than nothing.</exception>
    public ShortLinkResolver(ShortLinkRules rules, TimeProvider time)
        : this(rules, time, GuardedConnection.ToRealHosts(rules?.Endpoint))
    {
    }

    internal ShortLinkResolver(ShortLinkRules rules, TimeProvider time, GuardedConnection connection)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(time);
        if (rules.Endpoint is { IsLoopback: false })
        {
            throw new ConfigurationException($"Short links of '{rules.Marketplace}' are to be asked for at {rules.Endpoint}; only an address of this machine may stand in for the marketplace.");
        }

        if (rules.Timeout <= TimeSpan.Zero)
        {
            throw new ConfigurationException($"The time-out for short links of '{rules.Marketplace}' is {rules.Timeout}; it must be longer than nothing.");
        }

        _rules = rules;
        _time = time;
        _client = new HttpClient(Handler(connection)) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }

    /// <summary>Looks for the first short link in a text, and follows it.</summary>
    /// <param name="text">What was pasted; untrusted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The listing, or <see langword="null"/> when there is no short link, or it leads to no listing or off the marketplace's hosts.</returns>
    /// <exception cref="MarketplaceException">The marketplace could not be reached in time (Unavailable), or asks for fewer calls (Throttled).</exception>
    public async ValueTask<ListingId?> ResolveAsync(string text, CancellationToken cancellationToken)
    {
        if (PastedText.Links(text).FirstOrDefault(_rules.IsShortLink) is not { } link)
        {
            return null;
        }

        using var deadline = new CancellationTokenSource(_rules.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await FollowAsync(link, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failure(MarketplaceErrorKind.Unavailable, $"was not resolved within {_rules.Timeout}", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Failure(MarketplaceErrorKind.Unavailable, "could not be resolved: no connection to the marketplace", exception);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static SocketsHttpHandler Handler(GuardedConnection connection) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        ConnectCallback = connection.ConnectAsync,
        MaxConnectionsPerServer = 8,
        MaxResponseDrainSize = 0,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private async Task<ListingId?> FollowAsync(PastedLink link, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MostHops; hop++)
        {
            var targets = await AskAsync(link, cancellationToken).ConfigureAwait(false);
            if (targets.Select(_rules.ListingOf).FirstOrDefault(id => id is not null) is { } listing)
            {
                return new ListingId(_rules.Marketplace, listing);
            }

            if (targets.FirstOrDefault(MayBeAsked) is not { } next)
            {
                return null;
            }

            link = next;
        }

        return null;
    }

    private bool MayBeAsked(PastedLink link) => link.Scheme is "http" or "https" && _rules.Hosts.Contains(link.Host);

    // Where an answer leads, the likeliest first.
    private async Task<IReadOnlyList<PastedLink>> AskAsync(PastedLink link, CancellationToken cancellationToken)
    {
        if (!_rules.Hosts.Contains(link.Host) || AddressOf(link) is not { } address)
        {
            return [];
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = link.Host;
        request.Headers.TryAddWithoutValidation("User-Agent", "ReverseBuy (lane=browse)");
        request.Headers.TryAddWithoutValidation("Accept", "text/html, */*;q=0.5");
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return (int)response.StatusCode switch
        {
            >= 200 and < 300 => ShortLinkPage.Targets(await ReadAsync(response, cancellationToken).ConfigureAwait(false), _rules.ListingOf),
            >= 300 and < 400 => LocationOf(response, link) is { } target ? [target] : [],
            429 => throw Failure(MarketplaceErrorKind.Throttled, "was not resolved: the marketplace asks for fewer calls (HTTP 429)"),
            >= 500 => throw Failure(MarketplaceErrorKind.Unavailable, $"was not resolved: the marketplace answered HTTP {(int)response.StatusCode}"),
            _ => [],
        };
    }

    // Whatever scheme the link was written with, it is asked for over https.
    private Uri? AddressOf(PastedLink link)
    {
        var written = link.Written.StartsWith('?') ? "/" + link.Written : link.Written;
        var start = _rules.Endpoint is { } endpoint ? endpoint.GetLeftPart(UriPartial.Authority) : "https://" + link.Host;
        var host = _rules.Endpoint?.Host ?? link.Host;
        return Uri.TryCreate(start + written, UriKind.Absolute, out var address) && address.Host == host && address.UserInfo.Length == 0 ? address : null;
    }

    private static PastedLink? LocationOf(HttpResponseMessage response, PastedLink from)
    {
        if (!response.Headers.NonValidated.TryGetValues("Location", out var values))
        {
            return null;
        }

        var location = values.ToString().Trim();
        var isOnSameHost = location.StartsWith('/') && !location.StartsWith("//", StringComparison.Ordinal);
        return PastedLink.Parse(isOnSameHost ? "https://" + from.Host + location : location);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LongestBody);
        try
        {
            using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var length = await body.ReadAtLeastAsync(buffer.AsMemory(0, LongestBody), LongestBody, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);

            // Whatever the page's encoding is, addresses in it are ASCII.
            return Encoding.Latin1.GetString(buffer, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private MarketplaceException Failure(MarketplaceErrorKind kind, string what, Exception? exception = null) => new(
        _rules.Marketplace,
        kind,
        $"A short link of marketplace '{_rules.Marketplace}' {what}. Try again later, or open it and paste the full address.",
        exception);
}

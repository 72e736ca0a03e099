using System.Diagnostics;

namespace ReverseBuy.CallbackLoad;

/// <summary>Pushes so many a second, whatever becomes of those before.</summary>
internal static class Sender
{
    public static async Task<IReadOnlyList<SentCallback>> RunAsync(Uri url, LoadSettings settings, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 64 });

        // Connections and what is compiled at first use are not what is measured.
        await Task.WhenAll(Enumerable.Range(0, settings.Tenants).Select(tenant => SendAsync(http, url, tenant, settings.Total + tenant, Stopwatch.GetTimestamp(), cancellationToken)));
        var started = Stopwatch.GetTimestamp();
        var sent = new List<Task<SentCallback>>(settings.Total);
        for (var number = 0; number < settings.Total; number++)
        {
            var due = started + (number * Stopwatch.Frequency / settings.PerSecond);
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, cancellationToken);
            }

            sent.Add(SendAsync(http, url, settings.TenantOf(number), number, due, cancellationToken));
        }

        return await Task.WhenAll(sent);
    }

    private static async Task<SentCallback> SendAsync(HttpClient http, Uri url, int tenant, int number, long due, CancellationToken cancellationToken)
    {
        using var request = Pushes.Of(url, tenant, number);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return new SentCallback(number, (int)response.StatusCode, Stopwatch.GetElapsedTime(due).TotalMilliseconds);
        }
        catch (HttpRequestException)
        {
            return new SentCallback(number, 0, Stopwatch.GetElapsedTime(due).TotalMilliseconds);
        }
    }
}

using System.Collections.Concurrent;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// Makes HTTP clients. The handlers behind one outlive the call that needs them first and serve every tenant, so they are made in a flow of their own, with no tenant and no span of
/// that call. Thread-safe.
/// </summary>
internal sealed class PlatformHttpClients(IHttpClientFactory factory)
{
    private readonly ConcurrentDictionary<string, bool> _made = new(StringComparer.Ordinal);

    /// <summary>Makes a client.</summary>
    /// <param name="name">The client's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The client, whose handlers stay the same.</returns>
    public ValueTask<HttpClient> CreateAsync(string name, CancellationToken cancellationToken) =>
        _made.ContainsKey(name) ? ValueTask.FromResult(factory.CreateClient(name)) : CreateFirstAsync(name, cancellationToken);

    // Of several that are first the factory makes handlers once.
    private async ValueTask<HttpClient> CreateFirstAsync(string name, CancellationToken cancellationToken)
    {
        Task<HttpClient> making;
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
        {
            making = Task.Run(() => factory.CreateClient(name), CancellationToken.None);
        }

        var client = await making.WaitAsync(cancellationToken).ConfigureAwait(false);
        _made.TryAdd(name, true);
        return client;
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Inventory.Tests.Searching;

/// <summary>A marketplace that answers a search after a time of its own, or fails then, and tells whether it was told to stop.</summary>
internal sealed class ScriptedSearch(MarketplaceId id, TimeProvider time) : IProductSearch
{
    private int _cancelled;

    public MarketplaceId Id => id;

    /// <summary>What it answers; <see langword="null"/> for a marketplace without a search.</summary>
    public SearchPage? Results { get; init; } = Page(id, 0, hasMore: false);

    /// <summary>What it fails with instead.</summary>
    public Exception? Fault { get; init; }

    public TimeSpan Delay { get; init; }

    /// <summary>Whether it goes on when it is told to stop.</summary>
    public bool IsDeaf { get; init; }

    public bool HasAccount { get; init; } = true;

    public ConcurrentQueue<(ConnectorContext Context, SearchQuery Query)> Asked { get; } = new();

    public bool IsCancelled => Volatile.Read(ref _cancelled) > 0;

    public static SearchPage Page(MarketplaceId marketplace, int hits, bool hasMore) =>
        new([.. Enumerable.Range(1, hits).Select(number => new SearchHit { Id = new ListingId(marketplace, $"{marketplace}-{number}"), Title = $"第 {number} 件" })], hasMore);

    public void Register(IReverseBuyBuilder builder)
    {
        var connector = builder.AddConnector(new ConnectorDescriptor
        {
            Marketplace = id,
            DisplayName = "Scripted " + id,
            Capabilities = Results is null ? ConnectorCapabilities.None : ConnectorCapabilities.KeywordSearch,
        });
        if (Results is not null)
        {
            connector.Services.AddKeyedSingleton<IProductSearch>(id, this);
        }
    }

    public async ValueTask<SearchPage> SearchAsync(ConnectorContext context, SearchQuery query, CancellationToken cancellationToken)
    {
        // Before it can be seen that it was asked: from then on the test turns the clock.
        await using var told = cancellationToken.Register(() => Interlocked.Increment(ref _cancelled));
        var answer = Task.Delay(Delay, time, IsDeaf ? CancellationToken.None : cancellationToken);
        Asked.Enqueue((context, query));
        await answer;
        return Fault is null ? Results! : throw Fault;
    }
}

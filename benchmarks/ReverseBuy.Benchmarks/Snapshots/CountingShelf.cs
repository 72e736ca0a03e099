using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Benchmarks.Snapshots;

/// <summary>A marketplace that has every listing, answers after a while, and counts how often it is asked.</summary>
internal sealed class CountingShelf(TimeSpan answersAfter) : IProductSource
{
    private int _calls;

    public int Calls => _calls;

    public async ValueTask<Product?> FindAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        await Task.Delay(answersAfter, cancellationToken);
        return BrowseHost.NewSnapshot(0).Product with { Id = listing };
    }
}

using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

/// <summary>
/// What customers browse: local snapshots. Upstream is asked only for a listing never seen before, in the background, and when an order is placed.
/// </summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe.</remarks>
public interface IShadowInventory
{
    /// <summary>
    /// Reads a listing from memory, else from what nodes share, else from the tenant's snapshots, else once from upstream. Whoever has a snapshot never waits
    /// for upstream: an old one is answered as it is, and brought up to date behind.
    /// </summary>
    /// <param name="listing">The listing.</param>
    /// <param name="cancellationToken">Ends the wait; the call that others wait for goes on.</param>
    /// <returns>The snapshot, or that there is no such listing. From memory the task is complete at once.</returns>
    /// <exception cref="MarketplaceException">There is no snapshot and the marketplace refused or could not be reached.</exception>
    ValueTask<SnapshotRead> GetAsync(ListingId listing, CancellationToken cancellationToken = default);

    /// <summary>Reads several listings, as <see cref="GetAsync"/> does each, with one question to the tenant's database for all that are not in memory.</summary>
    /// <param name="listings">The listings.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>One answer per listing, in their order.</returns>
    /// <exception cref="MarketplaceException">A listing has no snapshot and its marketplace refused or could not be reached.</exception>
    ValueTask<IReadOnlyList<SnapshotRead>> GetManyAsync(IReadOnlyList<ListingId> listings, CancellationToken cancellationToken = default);

    /// <summary>
    /// Tells that a customer is about to order a listing: a SKU was chosen, or put in the cart. Its snapshot is brought up to date in the background, before
    /// others that wait for it, unless that was done just now or a change since is too unlikely to be worth a call. Returns as soon as that is asked for; that it cannot be done is no error here.
    /// </summary>
    /// <param name="listing">The listing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is asked for.</returns>
    ValueTask ExpectOrderAsync(ListingId listing, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks upstream, right now, whether lines are still as the customer saw them, and corrects the snapshots by what it learns. It ends at the deadline of the options at the latest:
    /// what was answered counts, and the rest is <see cref="LineDifference.NotAsked"/>.
    /// </summary>
    /// <param name="request">The lines.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The typed difference of each line, with evidence.</returns>
    ValueTask<Verification> VerifyAsync(VerificationRequest request, CancellationToken cancellationToken = default);
}

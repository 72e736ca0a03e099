namespace ReverseBuy.Blobs;

/// <summary>Keeps photos and documents of the tenants, each complete or not at all. Storage providers implement it; thread-safe.</summary>
/// <remarks>Its writes are no part of a unit of work: store the blob first, then name it.</remarks>
public interface IBlobStore
{
    /// <summary>Stores a blob. It never changes afterwards.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">Its id; new.</param>
    /// <param name="content">Its bytes, from where the stream stands to its end. The caller disposes it.</param>
    /// <param name="cancellationToken">Ends the wait; what was written until then is no blob.</param>
    /// <exception cref="ConcurrencyException">There is a blob of this id.</exception>
    ValueTask WriteAsync(TenantId tenant, BlobId id, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens a blob.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its bytes, for the caller to dispose; <see langword="null"/> when the tenant has none of this id.</returns>
    ValueTask<Stream?> OpenAsync(TenantId tenant, BlobId id, CancellationToken cancellationToken);

    /// <summary>Deletes a blob; one that is not there stays so.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> DeleteAsync(TenantId tenant, BlobId id, CancellationToken cancellationToken);

    /// <summary>Lists the blobs of a tenant, as they are while it is read: those written meanwhile may be missing.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The ids, in any order.</returns>
    IAsyncEnumerable<BlobId> ListAsync(TenantId tenant, CancellationToken cancellationToken);
}

using ReverseBuy.Blobs;

namespace ReverseBuy.Fulfilment;

/// <summary>Photos that a warehouse takes of what came in.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe.</remarks>
public interface IPhotos
{
    /// <summary>Stores a photo. Name it in the inspection of its package; one that is never named shows nowhere.</summary>
    /// <param name="content">Its bytes, from where the stream stands to its end. The caller disposes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The photo's id.</returns>
    /// <exception cref="ConfigurationException">The host keeps no photos.</exception>
    ValueTask<BlobId> AddAsync(Stream content, CancellationToken cancellationToken = default);

    /// <summary>Opens a photo.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its bytes, for the caller to dispose; <see langword="null"/> when the tenant has none of this id.</returns>
    ValueTask<Stream?> OpenAsync(BlobId photo, CancellationToken cancellationToken = default);

    /// <summary>Deletes a photo, such as one that shows a person. Packages go on naming it.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> DeleteAsync(BlobId photo, CancellationToken cancellationToken = default);
}

using ReverseBuy.Blobs;
using ReverseBuy.Fulfilment;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Photographing;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
/// <param name="current">The tenant.</param>
/// <param name="ids">Gives the photos their ids.</param>
/// <param name="blobs">Keeps them; none in a host that wants no photos.</param>
internal sealed class PhotosFacade(ICurrentTenant current, IIdGenerator ids, IBlobStore? blobs = null) : IPhotos
{
    private IBlobStore Blobs => blobs
        ?? throw new ConfigurationException("This host keeps no photos. Add .UseFileBlobs(…) (package ReverseBuy.Blobs.FileSystem), or an IBlobStore of your own.");

    public async ValueTask<BlobId> AddAsync(Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var id = ids.NewId<BlobId>();
        await Blobs.WriteAsync(current.RequireActive(nameof(IPhotos)), id, content, cancellationToken).ConfigureAwait(false);
        return id;
    }

    public ValueTask<Stream?> OpenAsync(BlobId photo, CancellationToken cancellationToken) => Blobs.OpenAsync(current.Require(nameof(IPhotos)), photo, cancellationToken);

    public ValueTask<bool> DeleteAsync(BlobId photo, CancellationToken cancellationToken) => Blobs.DeleteAsync(current.Require(nameof(IPhotos)), photo, cancellationToken);
}

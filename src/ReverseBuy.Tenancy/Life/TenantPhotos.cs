using System.Globalization;
using ReverseBuy.Blobs;

namespace ReverseBuy.Tenancy;

/// <summary>A tenant's photos, whoever keeps them.</summary>
internal sealed class TenantPhotos(IBlobStore? photos = null) : ITenantData
{
    public string Place => "photos";

    public bool IsInMemory => false;

    public async ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var count = (await FindAsync(tenant, cancellationToken).ConfigureAwait(false)).Count;
        return count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count} photos")];
    }

    public async ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        foreach (var photo in await FindAsync(tenant, cancellationToken).ConfigureAwait(false))
        {
            await photos!.DeleteAsync(tenant, photo, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<IReadOnlyList<BlobId>> FindAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var found = new List<BlobId>();
        if (photos is null)
        {
            return found;
        }

        try
        {
            await foreach (var photo in photos.ListAsync(tenant, cancellationToken).ConfigureAwait(false))
            {
                found.Add(photo);
            }
        }
        catch (UnknownTenantException)
        {
            // A store that asks whether there is a database has nothing without one.
        }

        return found;
    }
}

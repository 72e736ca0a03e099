using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Snapshots;
using ReverseBuy.Inventory.Verifying;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class ShadowInventory(ICurrentTenant current, SnapshotReader reader, IOrderVerification verifier) : IShadowInventory
{
    public ValueTask<SnapshotRead> GetAsync(ListingId listing, CancellationToken cancellationToken) =>
        reader.ReadAsync(current.Require(), listing, cancellationToken);

    public async ValueTask<IReadOnlyList<SnapshotRead>> GetManyAsync(IReadOnlyList<ListingId> listings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(listings);
        var tenant = current.Require();
        return await Task.WhenAll(listings.Select(listing => reader.ReadAsync(tenant, listing, cancellationToken).AsTask())).ConfigureAwait(false);
    }

    public ValueTask<Verification> VerifyAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return verifier.VerifyAsync(current.Require(), request, cancellationToken);
    }
}

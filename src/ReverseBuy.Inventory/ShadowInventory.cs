using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Refreshing;
using ReverseBuy.Inventory.Snapshots;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class ShadowInventory(ICurrentTenant current, SnapshotReader reader, ExpectedOrders expected, IOrderVerification verifier) : IShadowInventory
{
    public ValueTask<SnapshotRead> GetAsync(ListingId listing, CancellationToken cancellationToken) =>
        reader.ReadAsync(current.Require(nameof(IShadowInventory)), listing, cancellationToken);

    public ValueTask<IReadOnlyList<SnapshotRead>> GetManyAsync(IReadOnlyList<ListingId> listings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(listings);
        return reader.ReadManyAsync(current.Require(nameof(IShadowInventory)), listings, cancellationToken);
    }

    public ValueTask ExpectOrderAsync(ListingId listing, CancellationToken cancellationToken) =>
        expected.ExpectAsync(current.RequireActive(nameof(IShadowInventory)), listing, cancellationToken);

    public ValueTask<Verification> VerifyAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return verifier.VerifyAsync(current.RequireActive(nameof(IShadowInventory)), request, cancellationToken);
    }
}

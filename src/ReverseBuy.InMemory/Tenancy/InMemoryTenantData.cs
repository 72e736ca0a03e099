using System.Globalization;
using ReverseBuy.Auditing;
using ReverseBuy.Blobs;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.InMemory.Tenancy;

/// <summary>All that this package has of tenants. What a host keeps elsewhere is left to whoever keeps it.</summary>
internal sealed class InMemoryTenantData(InMemoryTenantDatabase database, IServiceProvider services) : ITenantData
{
    private static readonly Type[] Stores =
        [typeof(ITenantStorage), typeof(ISnapshotStore), typeof(ICredentialStore), typeof(ICredentialAuditStore), typeof(IBlobStore), typeof(ILeases), typeof(IDoorbellStore)];

    // Looked up late: some of them need what needs this.
    private readonly Lazy<IReadOnlyList<ITenantShelf>> _shelves = new(() => [database, .. Stores.Select(services.GetService).OfType<ITenantShelf>()]);

    public string Place => "storage in memory";

    // It is what would be in a database, and goes when that would be dropped.
    public bool IsInMemory => false;

    public ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<string>>(
        [
            .. _shelves.Value
                .Select(shelf => (shelf.Contents, Count: shelf.Count(tenant)))
                .Where(shelf => shelf.Count > 0)
                .Select(shelf => string.Create(CultureInfo.InvariantCulture, $"{shelf.Contents}: {shelf.Count}")),
        ]);

    public ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        // The database first: after it nothing can be put on the others.
        foreach (var shelf in _shelves.Value)
        {
            shelf.Clear(tenant);
        }

        return ValueTask.CompletedTask;
    }
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ReverseBuy.Blobs;
using ReverseBuy.InMemory.Tenancy;

namespace ReverseBuy.InMemory.Blobs;

/// <summary>Keeps blobs in memory, for tests and trials.</summary>
/// <param name="database">Knows which tenants there are.</param>
internal sealed class InMemoryBlobStore(InMemoryTenantDatabase database) : IBlobStore, ITenantShelf
{
    private readonly ConcurrentDictionary<(TenantId Tenant, BlobId Id), byte[]> _blobs = new();

    public string Contents => "photos";

    public int Count(TenantId tenant) => _blobs.Keys.Count(key => key.Tenant == tenant);

    public void Clear(TenantId tenant)
    {
        foreach (var key in _blobs.Keys.Where(key => key.Tenant == tenant))
        {
            _blobs.TryRemove(key, out _);
        }
    }

    public async ValueTask WriteAsync(TenantId tenant, BlobId id, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        database.Require(tenant);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        if (!_blobs.TryAdd((tenant, id), copy.ToArray()))
        {
            throw new ConcurrencyException($"Blob {id}");
        }
    }

    public ValueTask<Stream?> OpenAsync(TenantId tenant, BlobId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        database.Require(tenant);
        return ValueTask.FromResult<Stream?>(_blobs.TryGetValue((tenant, id), out var content) ? new MemoryStream(content, writable: false) : null);
    }

    public ValueTask<bool> DeleteAsync(TenantId tenant, BlobId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        database.Require(tenant);
        return ValueTask.FromResult(_blobs.TryRemove((tenant, id), out _));
    }

    public async IAsyncEnumerable<BlobId> ListAsync(TenantId tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        database.Require(tenant);
        foreach (var (owner, id) in _blobs.Keys.Where(key => key.Tenant == tenant))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return id;
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }
}

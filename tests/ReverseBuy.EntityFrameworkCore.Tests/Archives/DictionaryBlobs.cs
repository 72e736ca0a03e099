using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ReverseBuy.Blobs;

namespace ReverseBuy.EntityFrameworkCore.Tests.Archives;

/// <summary>Photos that a host keeps itself.</summary>
internal sealed class DictionaryBlobs : IBlobStore
{
    private readonly ConcurrentDictionary<(TenantId Tenant, BlobId Id), byte[]> _blobs = new();

    public async ValueTask WriteAsync(TenantId tenant, BlobId id, Stream content, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        Assert.True(_blobs.TryAdd((tenant, id), copy.ToArray()));
    }

    public ValueTask<Stream?> OpenAsync(TenantId tenant, BlobId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Stream?>(_blobs.TryGetValue((tenant, id), out var content) ? new MemoryStream(content, writable: false) : null);

    public ValueTask<bool> DeleteAsync(TenantId tenant, BlobId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_blobs.TryRemove((tenant, id), out _));

    public async IAsyncEnumerable<BlobId> ListAsync(TenantId tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var key in _blobs.Keys.Where(key => key.Tenant == tenant).OrderBy(key => key.Id.Value))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return key.Id;
        }

        await ValueTask.CompletedTask;
    }
}

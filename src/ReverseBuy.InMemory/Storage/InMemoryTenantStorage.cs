using System.Collections.Concurrent;
using ReverseBuy.InMemory.Tenancy;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage;

/// <summary>Keeps every tenant's state in memory: one writer per tenant at a time, readers never wait.</summary>
/// <param name="database">Knows which tenants there are.</param>
/// <param name="doorbell">Wakes the outbox; none in a host without background work.</param>
internal sealed class InMemoryTenantStorage(InMemoryTenantDatabase database, IDoorbell? doorbell = null) : ITenantStorage, ITenantShelf, IDisposable
{
    private readonly ConcurrentDictionary<TenantId, Lazy<TenantBook>> _books = new();

    public string Contents => "orders and messages";

    public int Count(TenantId tenant) => _books.ContainsKey(tenant) ? 1 : 0;

    // A writer that has begun writes into a book that nobody opens any more.
    public void Clear(TenantId tenant) => _books.TryRemove(tenant, out _);

    public async ValueTask<ITenantUnitOfWork> BeginAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var book = Open(tenant);
        await book.WaitForTurnAsync(cancellationToken).ConfigureAwait(false);
        return new InMemoryUnitOfWork(tenant, book, doorbell);
    }

    public ValueTask<ITenantView> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<ITenantView>(new InMemoryView(new TenantSession(tenant, Open(tenant).State)));
    }

    public void Dispose()
    {
        foreach (var book in _books.Values)
        {
            book.Value.Dispose();
        }
    }

    private TenantBook Open(TenantId tenant)
    {
        database.Require(tenant);
        return _books.GetOrAdd(tenant, _ => new Lazy<TenantBook>(() => new TenantBook())).Value;
    }
}

using System.Collections.Concurrent;
using ReverseBuy.Auditing;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Tests.Auditing;

/// <summary>An audit that notes each write, and of which databases can be taken away.</summary>
internal sealed class FragileAudit(ICredentialAuditStore inner) : ICredentialAuditStore
{
    private int _failures;

    public ConcurrentDictionary<TenantId, bool> Down { get; } = new();

    public ConcurrentQueue<TenantId> Writes { get; } = new();

    public int Failures => Volatile.Read(ref _failures);

    public ValueTask<IReadOnlyList<CredentialChange>> ListChangesAsync(TenantId tenant, CredentialAuditQuery query, CancellationToken cancellationToken) =>
        inner.ListChangesAsync(tenant, query, cancellationToken);

    public ValueTask<IReadOnlyList<CredentialUse>> ListUsesAsync(TenantId tenant, CredentialAuditQuery query, CancellationToken cancellationToken) =>
        inner.ListUsesAsync(tenant, query, cancellationToken);

    public async ValueTask AddUsesAsync(TenantId tenant, IReadOnlyList<CountedCredentialUse> uses, DateTimeOffset forgetBefore, CancellationToken cancellationToken)
    {
        if (Down.ContainsKey(tenant))
        {
            Interlocked.Increment(ref _failures);
            throw new InvalidOperationException("server at 10.0.0.7 with password hunter2 is away");
        }

        await inner.AddUsesAsync(tenant, uses, forgetBefore, cancellationToken);
        Writes.Enqueue(tenant);
    }
}

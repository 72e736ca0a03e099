using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.InMemory.Tenancy;
using ReverseBuy.Orders;

namespace ReverseBuy.InMemory.Auditing;

internal sealed class InMemoryCredentialAuditStore(InMemoryTenantDatabase database, TimeProvider time) : ICredentialAuditStore, ITenantShelf
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TenantId, Audit> _audits = [];
    private long _last;

    public string Contents => "audit of credentials";

    public int Count(TenantId tenant)
    {
        lock (_gate)
        {
            return _audits.TryGetValue(tenant, out var audit) ? audit.Changes.Count + audit.Uses.Count : 0;
        }
    }

    public void Clear(TenantId tenant)
    {
        lock (_gate)
        {
            _audits.Remove(tenant);
        }
    }

    /// <summary>Notes what the store of credentials does, while it does it.</summary>
    public void Note(TenantId tenant, CredentialChangeKind kind, MarketplaceId marketplace, BuyingAccountId account, Actor by)
    {
        lock (_gate)
        {
            AuditOf(tenant).Changes.Add(new CredentialChange(++_last, time.GetUtcNow(), by, kind, marketplace, account));
        }
    }

    public ValueTask<IReadOnlyList<CredentialChange>> ListChangesAsync(TenantId tenant, CredentialAuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Check();
        database.Require(tenant);
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<CredentialChange>>(
            [
                .. AuditOf(tenant).Changes
                    .Where(change => (query.Marketplace is null || change.Marketplace == query.Marketplace)
                        && (query.Account is null || change.Account == query.Account)
                        && AuditPages.Holds(query, change.At, change.Number))
                    .OrderByDescending(change => change.Number)
                    .Take(query.Limit),
            ]);
        }
    }

    public ValueTask<IReadOnlyList<CredentialUse>> ListUsesAsync(TenantId tenant, CredentialAuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Check();
        database.Require(tenant);
        lock (_gate)
        {
            var uses = AuditOf(tenant).Uses.Values;
            return ValueTask.FromResult<IReadOnlyList<CredentialUse>>(
            [
                .. uses
                    .Where(use => (query.Marketplace is null || use.Marketplace == query.Marketplace)
                        && (query.Account is null || use.Account == query.Account)
                        && AuditPages.Holds(query, use.Hour, use.Number))
                    .OrderByDescending(use => use.Number)
                    .Take(query.Limit)
                    .Select(use => use with
                    {
                        Previous = AuditPages.LastBefore(
                            uses.Where(other => other.Marketplace == use.Marketplace && other.Account == use.Account).Select(other => other.Hour), use.Hour),
                    }),
            ]);
        }
    }

    public ValueTask AddUsesAsync(TenantId tenant, IReadOnlyList<CountedCredentialUse> uses, DateTimeOffset forgetBefore, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(uses);
        database.Require(tenant);
        lock (_gate)
        {
            var stored = AuditOf(tenant).Uses;
            foreach (var use in uses)
            {
                var key = (use.Marketplace, use.Account, use.Purpose, use.Hour);
                stored[key] = stored.TryGetValue(key, out var known)
                    ? known with { Count = known.Count + use.Count, Refused = known.Refused + use.Refused }
                    : new CredentialUse(++_last, use.Marketplace, use.Account, use.Purpose, use.Hour, use.Count, use.Refused);
            }

            foreach (var key in stored.Keys.Where(key => key.Hour < forgetBefore).ToList())
            {
                stored.Remove(key);
            }
        }

        return ValueTask.CompletedTask;
    }

    private Audit AuditOf(TenantId tenant)
    {
        if (!_audits.TryGetValue(tenant, out var audit))
        {
            audit = _audits[tenant] = new Audit();
        }

        return audit;
    }

    private sealed class Audit
    {
        public List<CredentialChange> Changes { get; } = [];

        public Dictionary<(MarketplaceId Marketplace, BuyingAccountId Account, CredentialPurpose Purpose, DateTimeOffset Hour), CredentialUse> Uses { get; } = [];
    }
}

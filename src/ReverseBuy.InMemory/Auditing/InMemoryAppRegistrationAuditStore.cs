using ReverseBuy.Auditing;
using ReverseBuy.Following;
using ReverseBuy.Orders;

namespace ReverseBuy.InMemory.Auditing;

internal sealed class InMemoryAppRegistrationAuditStore(TimeProvider time) : IAppRegistrationAuditStore
{
    private readonly Lock _gate = new();
    private readonly List<AppRegistrationChange> _changes = [];
    private readonly List<AppRegistrationUse> _uses = [];
    private long _last;

    /// <summary>Notes what the store of registrations does, while it does it.</summary>
    public void Note(CredentialChangeKind kind, AppRegistration registration, Actor by)
    {
        lock (_gate)
        {
            _changes.Add(new AppRegistrationChange(++_last, time.GetUtcNow(), by, kind, registration.Marketplace, registration.AppKey, registration.Owner));
        }
    }

    public ValueTask<IReadOnlyList<AppRegistrationChange>> ListChangesAsync(TenantId? owner, CredentialAuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Check();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<AppRegistrationChange>>(
            [
                .. _changes
                    .Where(change => change.Owner == owner
                        && (query.Marketplace is null || change.Marketplace == query.Marketplace)
                        && AuditPages.Holds(query, change.At, change.Number))
                    .OrderByDescending(change => change.Number)
                    .Take(query.Limit),
            ]);
        }
    }

    public ValueTask<IReadOnlyList<AppRegistrationUse>> ListUsesAsync(TenantId? owner, CredentialAuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Check();
        lock (_gate)
        {
            var owned = _uses.Where(use => use.Owner == owner).ToList();
            return ValueTask.FromResult<IReadOnlyList<AppRegistrationUse>>(
            [
                .. owned
                    .Where(use => (query.Marketplace is null || use.Marketplace == query.Marketplace) && AuditPages.Holds(query, use.Hour, use.Number))
                    .OrderByDescending(use => use.Number)
                    .Take(query.Limit)
                    .Select(use => use with
                    {
                        Previous = AuditPages.LastBefore(
                            owned.Where(other => other.Marketplace == use.Marketplace && other.AppKey == use.AppKey).Select(other => other.Hour), use.Hour),
                    }),
            ]);
        }
    }

    public ValueTask AddUsesAsync(IReadOnlyList<CountedAppRegistrationUse> uses, DateTimeOffset forgetBefore, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(uses);
        lock (_gate)
        {
            foreach (var use in uses)
            {
                var index = _uses.FindIndex(known => known.Marketplace == use.Marketplace && known.AppKey == use.AppKey && known.Owner == use.Owner && known.Hour == use.Hour);
                if (index >= 0)
                {
                    _uses[index] = _uses[index] with { Count = _uses[index].Count + use.Count, Refused = _uses[index].Refused + use.Refused };
                }
                else
                {
                    _uses.Add(new AppRegistrationUse(++_last, use.Marketplace, use.AppKey, use.Owner, use.Hour, use.Count, use.Refused));
                }
            }

            _uses.RemoveAll(use => use.Hour < forgetBefore);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask RemoveAsync(TenantId owner, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _changes.RemoveAll(change => change.Owner == owner);
            _uses.RemoveAll(use => use.Owner == owner);
        }

        return ValueTask.CompletedTask;
    }
}

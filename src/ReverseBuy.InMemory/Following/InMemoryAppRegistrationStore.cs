using System.Collections.Concurrent;
using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Following;
using ReverseBuy.InMemory.Auditing;
using ReverseBuy.Orders;

namespace ReverseBuy.InMemory.Following;

internal sealed class InMemoryAppRegistrationStore(InMemoryAppRegistrationAuditStore audit) : IAppRegistrationStore
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<AppRegistrationId, AppRegistration> _registrations = new();
    private readonly ConcurrentDictionary<(MarketplaceId, string), RegisteredAccount> _accounts = new();

    public ValueTask<IReadOnlyList<AppRegistration>> ListAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<AppRegistration>>([.. _registrations.Values]);

    public ValueTask<IReadOnlyList<RegisteredAccount>> ListAccountsAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<RegisteredAccount>>([.. _accounts.Values]);

    public ValueTask SaveAsync(AppRegistration registration, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registration);
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        lock (_gate)
        {
            var kind = _registrations.ContainsKey(registration.Id) ? CredentialChangeKind.Rotated : CredentialChangeKind.Connected;
            _registrations[registration.Id] = registration;
            audit.Note(kind, registration, by);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ForgetPreviousSecretsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var known in _registrations.Values.Where(registration => registration.PreviousUntil <= now))
        {
            _registrations.TryUpdate(known.Id, known with { PreviousSecret = null, PreviousUntil = null }, known);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask RemoveAsync(AppRegistrationId id, Actor by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        lock (_gate)
        {
            if (_registrations.TryRemove(id, out var removed))
            {
                audit.Note(CredentialChangeKind.Removed, removed, by);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> SaveAccountAsync(RegisteredAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var stored = _accounts.AddOrUpdate((account.Marketplace, account.Name), account, (_, known) => known.Tenant == account.Tenant ? account : known);
        return ValueTask.FromResult(stored.Tenant == account.Tenant);
    }

    public ValueTask<bool> RemoveAccountAsync(TenantId tenant, MarketplaceId marketplace, string name, CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            _accounts.TryGetValue((marketplace, name), out var known) && known.Tenant == tenant && _accounts.TryRemove(new((marketplace, name), known)));
}

using System.Globalization;
using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.Tenancy.Auditing;

/// <summary>Counts uses of credentials until they are written. What belongs to a tenant goes with the tenant: another of the same id begins at nothing.</summary>
internal sealed class CredentialUses(TenancyMetrics metrics, TimeProvider time) : ICredentialUses, ITenantData
{
    // Some 10 MB when it is full: a process that serves 20,000 accounts at once, and could write nothing for an hour.
    private const int Capacity = 65_536;

    private readonly CountedUses<AccountHour> _accounts = new(Capacity);
    private readonly CountedUses<RegistrationHour> _registrations = new(Capacity);

    public string Place => "counted uses of credentials";

    public bool IsInMemory => true;

    public void NoteUse(ConnectorContext context, MarketplaceId marketplace, CredentialPurpose purpose) => Add(context, marketplace, purpose, uses: 1, refused: 0);

    public void NoteRefusal(ConnectorContext context, MarketplaceId marketplace, CredentialPurpose purpose) => Add(context, marketplace, purpose, uses: 0, refused: 1);

    public void NoteCallback(AppRegistration registration, bool isGenuine) =>
        Add(new RegistrationHour(registration.Marketplace, registration.AppKey, registration.Owner, Hour()), uses: 1, refused: isGenuine ? 0u : 1u);

    public void Add(in AccountHour key, uint uses, uint refused)
    {
        if (!_accounts.TryAdd(key, uses, refused))
        {
            metrics.CredentialUsesLost(uses);
        }
    }

    public void Add(in RegistrationHour key, uint uses, uint refused)
    {
        if (!_registrations.TryAdd(key, uses, refused))
        {
            metrics.CredentialUsesLost(uses);
        }
    }

    /// <summary>Takes what was counted of accounts; whoever cannot write it adds it again.</summary>
    public IReadOnlyList<(AccountHour Key, uint Uses, uint Refused)> TakeAccounts() => _accounts.Take(_ => true);

    /// <summary>Takes what was counted of registrations; whoever cannot write it adds it again.</summary>
    public IReadOnlyList<(RegistrationHour Key, uint Uses, uint Refused)> TakeRegistrations() => _registrations.Take(_ => true);

    public ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var count = _accounts.Count(key => key.Tenant == tenant) + _registrations.Count(key => key.Owner == tenant);
        return ValueTask.FromResult<IReadOnlyList<string>>(count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count} counts that were not written yet")]);
    }

    public ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        _accounts.Take(key => key.Tenant == tenant);
        _registrations.Take(key => key.Owner == tenant);
        return ValueTask.CompletedTask;
    }

    private void Add(ConnectorContext context, MarketplaceId marketplace, CredentialPurpose purpose, uint uses, uint refused) =>
        Add(new AccountHour(context.Tenant, marketplace, context.Account, purpose, Hour()), uses, refused);

    private long Hour() => time.GetUtcNow().UtcTicks / TimeSpan.TicksPerHour;
}

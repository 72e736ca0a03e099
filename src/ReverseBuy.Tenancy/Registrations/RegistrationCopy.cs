using System.Collections.Frozen;
using ReverseBuy.Catalogue;
using ReverseBuy.Following;

namespace ReverseBuy.Tenancy.Registrations;

/// <summary>All registrations and accounts, as the control database had them when they were read. Immutable.</summary>
internal sealed class RegistrationCopy(IReadOnlyList<AppRegistration> registrations, IReadOnlyList<RegisteredAccount> accounts)
{
    private readonly FrozenDictionary<AppRegistrationId, AppRegistration> _registrations = registrations.ToFrozenDictionary(registration => registration.Id);
    private readonly FrozenDictionary<(MarketplaceId, string), RegisteredAccount> _accounts = accounts.ToFrozenDictionary(account => (account.Marketplace, account.Name));
    private readonly ILookup<TenantId, RegisteredAccount> _byTenant = accounts.ToLookup(account => account.Tenant);

    public AppRegistration? Find(AppRegistrationId id) => _registrations.GetValueOrDefault(id);

    public RegisteredAccount? FindAccount(MarketplaceId marketplace, string name) => _accounts.GetValueOrDefault((marketplace, name));

    public IReadOnlyList<RegisteredAccount> ListAccounts(TenantId tenant) => [.. _byTenant[tenant]];
}

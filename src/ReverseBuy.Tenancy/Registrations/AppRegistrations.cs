using ReverseBuy.Catalogue;
using ReverseBuy.Following;

namespace ReverseBuy.Tenancy.Registrations;

internal sealed class AppRegistrations(RegistrationDirectory directory) : IAppRegistrations
{
    public async ValueTask<AppRegistration?> FindAsync(AppRegistrationId id, CancellationToken cancellationToken) =>
        (await directory.GetAsync(cancellationToken).ConfigureAwait(false)).Find(id);

    public async ValueTask<RegisteredAccount?> FindAccountAsync(MarketplaceId marketplace, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        return (await directory.GetAsync(cancellationToken).ConfigureAwait(false)).FindAccount(marketplace, name);
    }

    public async ValueTask<IReadOnlyList<RegisteredAccount>> ListAccountsAsync(TenantId tenant, CancellationToken cancellationToken) =>
        (await directory.GetAsync(cancellationToken).ConfigureAwait(false)).ListAccounts(tenant);
}

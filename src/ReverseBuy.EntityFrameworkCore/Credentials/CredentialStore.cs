using Microsoft.EntityFrameworkCore;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.EntityFrameworkCore.Credentials;

internal sealed class CredentialStore(IDatabaseProvider databases, CredentialProtection protection) : ICredentialStore
{
    public async ValueTask<AccountCredentials?> FindAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        CancellationToken cancellationToken)
    {
        var context = await databases.ReadTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var row = await FindRowAsync(context.Credentials.AsNoTracking(), marketplace, account, cancellationToken).ConfigureAwait(false);
            return row is null ? null : protection.Unprotect(tenant, marketplace, account, row.Ciphertext);
        }
    }

    public async ValueTask SaveAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        AccountCredentials credentials,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        var encrypted = protection.Protect(tenant, marketplace, account, credentials);
        var write = await databases.WriteTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var row = await FindRowAsync(write.Context.Credentials, marketplace, account, cancellationToken).ConfigureAwait(false);
            if (row is null)
            {
                row = new CredentialRow { Marketplace = marketplace, Account = account };
                write.Context.Credentials.Add(row);
            }

            row.Ciphertext = encrypted;
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task<CredentialRow?> FindRowAsync(
        IQueryable<CredentialRow> rows,
        MarketplaceId marketplace,
        BuyingAccountId account,
        CancellationToken cancellationToken) =>
        rows.SingleOrDefaultAsync(row => row.Marketplace == marketplace && row.Account == account, cancellationToken);
}

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

    public async ValueTask<bool> ReplaceAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        AccountCredentials expected,
        AccountCredentials credentials,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(credentials);
        var encrypted = protection.Protect(tenant, marketplace, account, credentials);
        var write = await databases.WriteTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var rows = write.Context.Credentials;
            var row = await FindRowAsync(rows.AsNoTracking(), marketplace, account, cancellationToken).ConfigureAwait(false);
            if (row is null || protection.Unprotect(tenant, marketplace, account, row.Ciphertext) != expected)
            {
                return false;
            }

            // The same credentials are never encrypted to the same bytes twice, so the bytes that were compared tell whether the row is still that one.
            var replaced = await rows
                .Where(stored => stored.Marketplace == marketplace && stored.Account == account && stored.Ciphertext == row.Ciphertext)
                .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Ciphertext, encrypted), cancellationToken)
                .ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
            return replaced == 1;
        }
    }

    private static Task<CredentialRow?> FindRowAsync(
        IQueryable<CredentialRow> rows,
        MarketplaceId marketplace,
        BuyingAccountId account,
        CancellationToken cancellationToken) =>
        rows.SingleOrDefaultAsync(row => row.Marketplace == marketplace && row.Account == account, cancellationToken);
}

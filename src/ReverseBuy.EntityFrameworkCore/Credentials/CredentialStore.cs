using Microsoft.EntityFrameworkCore;
using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.EntityFrameworkCore.Auditing;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Credentials;

internal sealed class CredentialStore(IDatabaseProvider databases, CredentialProtection protection, TimeProvider time) : ICredentialStore
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
        Actor by,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        var encrypted = protection.Protect(tenant, marketplace, account, credentials);
        var write = await databases.WriteTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var row = await FindRowAsync(write.Context.Credentials, marketplace, account, cancellationToken).ConfigureAwait(false);
            var kind = CredentialChangeKind.Rotated;
            if (row is null)
            {
                kind = CredentialChangeKind.Connected;
                row = new CredentialRow { Marketplace = marketplace, Account = account };
                write.Context.Credentials.Add(row);
            }
            else if (IsSame(tenant, row, credentials))
            {
                return;
            }

            row.Ciphertext = encrypted;
            write.Context.CredentialChanges.Add(CredentialChangeRow.Of(kind, marketplace, account, by, time.GetUtcNow()));
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<bool> RemoveAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, Actor by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        var write = await databases.WriteTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            if (await FindRowAsync(write.Context.Credentials, marketplace, account, cancellationToken).ConfigureAwait(false) is not { } row)
            {
                return false;
            }

            write.Context.Credentials.Remove(row);
            write.Context.CredentialChanges.Add(CredentialChangeRow.Of(CredentialChangeKind.Removed, marketplace, account, by, time.GetUtcNow()));
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
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

    // What cannot be decrypted any more is connected anew to mend that.
    private bool IsSame(TenantId tenant, CredentialRow row, AccountCredentials credentials)
    {
        try
        {
            return protection.Unprotect(tenant, row.Marketplace, row.Account, row.Ciphertext) == credentials;
        }
        catch (ReverseBuyException)
        {
            return false;
        }
    }

    private static Task<CredentialRow?> FindRowAsync(
        IQueryable<CredentialRow> rows,
        MarketplaceId marketplace,
        BuyingAccountId account,
        CancellationToken cancellationToken) =>
        rows.SingleOrDefaultAsync(row => row.Marketplace == marketplace && row.Account == account, cancellationToken);
}

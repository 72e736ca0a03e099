using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.EntityFrameworkCore.Auditing;
using ReverseBuy.Following;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Control;

internal sealed class AppRegistrationStore(IDatabaseProvider databases, AppSecretProtection protection, TimeProvider time, ILogger<AppRegistrationStore> logger) : IAppRegistrationStore
{
    public async ValueTask<IReadOnlyList<AppRegistration>> ListAsync(CancellationToken cancellationToken)
    {
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var rows = await context.AppRegistrations.AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. rows.Select(ToRegistration).OfType<AppRegistration>()];
        }
    }

    public async ValueTask<IReadOnlyList<RegisteredAccount>> ListAccountsAsync(CancellationToken cancellationToken)
    {
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var rows = await context.RegisteredAccounts.AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. rows.Select(row => new RegisteredAccount(row.Marketplace, row.Name, row.Tenant, row.Account))];
        }
    }

    public async ValueTask SaveAsync(AppRegistration registration, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registration);
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        var encrypted = protection.Protect(registration.Id, registration.AppSecret);
        var previous = registration.PreviousSecret is { } secret ? protection.Protect(registration.Id, secret) : null;
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var rows = write.Context.AppRegistrations;
            var row = await rows.SingleOrDefaultAsync(row => row.Id == registration.Id, cancellationToken).ConfigureAwait(false);
            var kind = row is null ? CredentialChangeKind.Connected : CredentialChangeKind.Rotated;
            if (row is null)
            {
                row = new AppRegistrationRow { Id = registration.Id };
                rows.Add(row);
            }

            (row.Marketplace, row.AppKey, row.Owner, row.Ciphertext) = (registration.Marketplace, registration.AppKey, registration.Owner, encrypted);
            (row.PreviousCiphertext, row.PreviousUntil) = (previous, registration.PreviousUntil);
            write.Context.AppRegistrationChanges.Add(AppRegistrationChangeRow.Of(kind, row, by, time.GetUtcNow()));
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask ForgetPreviousSecretsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            await write.Context.AppRegistrations
                .Where(row => row.PreviousUntil <= now)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.PreviousCiphertext, (byte[]?)null).SetProperty(row => row.PreviousUntil, (DateTimeOffset?)null), cancellationToken)
                .ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask RemoveAsync(AppRegistrationId id, Actor by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            if (await write.Context.AppRegistrations.SingleOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false) is not { } row)
            {
                return;
            }

            write.Context.AppRegistrations.Remove(row);
            write.Context.AppRegistrationChanges.Add(AppRegistrationChangeRow.Of(CredentialChangeKind.Removed, row, by, time.GetUtcNow()));
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<bool> SaveAccountAsync(RegisteredAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);

        // Writers of the control database take turns, so that two tenants do not both find the account free.
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var rows = write.Context.RegisteredAccounts;
            var row = await rows
                .SingleOrDefaultAsync(row => row.Marketplace == account.Marketplace && row.Name == account.Name, cancellationToken)
                .ConfigureAwait(false);
            if (row is null)
            {
                row = new RegisteredAccountRow { Marketplace = account.Marketplace, Name = account.Name, Tenant = account.Tenant };
                rows.Add(row);
            }
            else if (row.Tenant != account.Tenant)
            {
                return false;
            }

            row.Account = account.Account;
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    public async ValueTask<bool> RemoveAccountAsync(TenantId tenant, MarketplaceId marketplace, string name, CancellationToken cancellationToken)
    {
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var removed = await write.Context.RegisteredAccounts
                .Where(row => row.Marketplace == marketplace && row.Name == name && row.Tenant == tenant)
                .ExecuteDeleteAsync(cancellationToken)
                .ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
            return removed == 1;
        }
    }

    // One secret that cannot be read must not take the others' callbacks with it.
    private AppRegistration? ToRegistration(AppRegistrationRow row)
    {
        if (protection.Unprotect(row.Id, row.Ciphertext) is { } secret)
        {
            return new AppRegistration(row.Id, row.Marketplace, row.AppKey, secret)
            {
                Owner = row.Owner,
                PreviousSecret = row.PreviousCiphertext is { } previous ? protection.Unprotect(row.Id, previous) : null,
                PreviousUntil = row.PreviousUntil,
            };
        }

        Log.RegistrationUndecryptable(logger, row.Marketplace.Value);
        return null;
    }
}

using Microsoft.EntityFrameworkCore;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Control;

internal sealed class TenantStore(IDatabaseProvider databases) : ITenantStore
{
    public async ValueTask<Tenant?> FindAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var row = await context.Tenants.AsNoTracking()
                .Include(row => row.Accounts)
                .SingleOrDefaultAsync(row => row.Id == tenant, cancellationToken)
                .ConfigureAwait(false);
            return row is null ? null : ToTenant(row);
        }
    }

    public async ValueTask<IReadOnlyList<Tenant>> ListAsync(CancellationToken cancellationToken)
    {
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var rows = await context.Tenants.AsNoTracking()
                .Include(row => row.Accounts)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            // Engines collate texts each in their own way; callers are promised one order.
            return [.. rows.Select(ToTenant).OrderBy(tenant => tenant.Id.Value, StringComparer.Ordinal)];
        }
    }

    public async ValueTask SaveAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var row = await write.Context.Tenants
                .Include(row => row.Accounts)
                .SingleOrDefaultAsync(row => row.Id == tenant.Id, cancellationToken)
                .ConfigureAwait(false);
            if (row is null)
            {
                row = new TenantRow { Id = tenant.Id };
                write.Context.Tenants.Add(row);
            }

            row.Name = tenant.Name;
            TakeAccounts(row, tenant);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static void TakeAccounts(TenantRow row, Tenant tenant)
    {
        row.Accounts.RemoveAll(account => !tenant.Accounts.ContainsKey(account.Marketplace));
        foreach (var (marketplace, account) in tenant.Accounts)
        {
            if (row.Accounts.Find(known => known.Marketplace == marketplace) is { } known)
            {
                known.Account = account;
            }
            else
            {
                row.Accounts.Add(new TenantAccountRow { Tenant = tenant.Id, Marketplace = marketplace, Account = account });
            }
        }
    }

    private static Tenant ToTenant(TenantRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Accounts = row.Accounts.ToDictionary(account => account.Marketplace, account => account.Account),
    };
}

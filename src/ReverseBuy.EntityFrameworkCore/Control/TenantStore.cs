using Microsoft.EntityFrameworkCore;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Control;

/// <summary>The tenants of all processes that share a control database. Its writers take turns, so that what is read here is not changed before it is written.</summary>
internal sealed class TenantStore(IDatabaseProvider databases, TimeProvider time) : ITenantStore
{
    public bool IsShared => databases.IsShared;

    public async ValueTask<Tenant?> FindAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var row = await context.Tenants.AsNoTracking()
                .Include(row => row.Accounts)
                .SingleOrDefaultAsync(row => row.Id == tenant, cancellationToken)
                .ConfigureAwait(false);
            return Noted(tenant, row is null ? null : ToTenant(row));
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
            return [.. rows.Select(row => Noted(row.Id, ToTenant(row))!).OrderBy(tenant => tenant.Id.Value, StringComparer.Ordinal)];
        }
    }

    public async ValueTask<int> CountActiveAsync(CancellationToken cancellationToken)
    {
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await context.Tenants.CountAsync(row => row.State == TenantState.Active, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<IReadOnlyList<TenantId>> ListActiveAsync(TenantId? after, int skip, int count, CancellationToken cancellationToken)
    {
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var active = context.Tenants.Where(row => row.State == TenantState.Active);
            if (after is { } last)
            {
                active = active.Where(row => TenantIdOrder.Compare(row.Id, last) > 0);
            }

            return await active.OrderBy(row => row.Id).Select(row => row.Id).Skip(skip).Take(count).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask SaveAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var row = await FindRowAsync(write.Context, tenant.Id, cancellationToken).ConfigureAwait(false);
            if (row is null)
            {
                row = new TenantRow { Id = tenant.Id };
                write.Context.Tenants.Add(row);
            }

            Fill(row, tenant);
            await TenantChangeNumbers.NumberAsync(write.Context, tenant.Id, time.GetUtcNow(), isRemoved: false, cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
            Noted(tenant.Id, tenant);
        }
    }

    public async ValueTask<ChangedTenant?> ChangeAsync(TenantId tenant, Func<Tenant, Tenant?> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            if (await FindRowAsync(write.Context, tenant, cancellationToken).ConfigureAwait(false) is not { } row)
            {
                return null;
            }

            var known = ToTenant(row);
            if (change(known) is not { } changed)
            {
                return new ChangedTenant(known, IsChanged: false);
            }

            Fill(row, changed);
            await TenantChangeNumbers.NumberAsync(write.Context, tenant, time.GetUtcNow(), isRemoved: false, cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
            return new ChangedTenant(Noted(tenant, changed)!, IsChanged: true);
        }
    }

    public async ValueTask RemoveAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            if (await FindRowAsync(write.Context, tenant, cancellationToken).ConfigureAwait(false) is not { } row)
            {
                return;
            }

            write.Context.Tenants.Remove(row);
            await TenantChangeNumbers.NumberAsync(write.Context, tenant, time.GetUtcNow(), isRemoved: true, cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
            Noted(tenant, null);
        }
    }

    public async ValueTask<IReadOnlyList<TenantChange>> ListChangesAsync(long? after, CancellationToken cancellationToken)
    {
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var rows = after is { } number
                ? context.TenantChanges.AsNoTracking().Where(row => row.Number > number).OrderBy(row => row.Number)
                : context.TenantChanges.AsNoTracking().OrderByDescending(row => row.Number).Take(1);
            return await rows.Select(row => new TenantChange(row.Number, row.Tenant)).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task<TenantRow?> FindRowAsync(ControlDbContext context, TenantId tenant, CancellationToken cancellationToken) =>
        context.Tenants.Include(row => row.Accounts).SingleOrDefaultAsync(row => row.Id == tenant, cancellationToken);

    private static void Fill(TenantRow row, Tenant tenant)
    {
        row.Name = tenant.Name;
        row.State = tenant.State;
        row.SuspendedFor = tenant.SuspendedFor;
        row.Server = tenant.Server;
        row.MovingTo = tenant.MovingTo;
        TakeAccounts(row, tenant);
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

    private Tenant? Noted(TenantId tenant, Tenant? known)
    {
        databases.Note(tenant, known);
        return known;
    }

    private static Tenant ToTenant(TenantRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        State = row.State,
        SuspendedFor = row.SuspendedFor,
        Server = row.Server,
        MovingTo = row.MovingTo,
        Accounts = row.Accounts.ToDictionary(account => account.Marketplace, account => account.Account),
    };
}

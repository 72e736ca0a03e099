using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.Databases;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>For providers: makes sure that a tenant database is the one of the tenant it is opened for.</summary>
public static class TenantDbContextOwnership
{
    /// <summary>Notes the tenant in a new database, or compares it with the one noted.</summary>
    /// <param name="context">The tenant's database, of the current schema.</param>
    /// <param name="tenant">The tenant it is opened for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the database is known to be the tenant's.</returns>
    /// <exception cref="ReverseBuyException">The database belongs to another tenant.</exception>
    public static async ValueTask ClaimAsync(this TenantDbContext context, TenantId tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var owner = await context.Owners.SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (owner is null)
        {
            context.Owners.Add(new DatabaseOwner { Tenant = tenant });
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            RequireSame(owner, tenant);
        }
    }

    /// <summary>Compares the tenant noted in a database with the one it is opened for. It writes nothing.</summary>
    /// <param name="context">The tenant's database, of the current schema.</param>
    /// <param name="tenant">The tenant it is opened for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the database is known to be the tenant's.</returns>
    /// <exception cref="ReverseBuyException">The database belongs to another tenant, or to none.</exception>
    public static async ValueTask RequireOwnerAsync(this TenantDbContext context, TenantId tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        RequireSame(await context.Owners.AsNoTracking().SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false), tenant);
    }

    private static void RequireSame(DatabaseOwner? owner, TenantId tenant)
    {
        if (owner?.Tenant != tenant)
        {
            throw new ReverseBuyException(
                "storage.wrong_tenant",
                $"The database in the place of tenant '{tenant}' belongs to {(owner is null ? "nobody" : $"tenant '{owner.Tenant}'")}. Put each tenant's own database back in its place.");
        }
    }
}

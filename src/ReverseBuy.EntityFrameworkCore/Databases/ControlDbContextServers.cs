using Microsoft.EntityFrameworkCore;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>For providers with several servers: where a tenant's database is.</summary>
public static class ControlDbContextServers
{
    /// <summary>Reads the name of the server that keeps a tenant's database.</summary>
    /// <param name="context">The control database.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The name; <see langword="null"/> for the storage's own server, and when the tenant is not noted.</returns>
    public static async ValueTask<string?> ServerOfAsync(this ControlDbContext context, TenantId tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await context.Tenants.Where(row => row.Id == tenant).Select(row => row.Server).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }
}

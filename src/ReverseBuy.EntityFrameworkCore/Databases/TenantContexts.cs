using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>
/// The contexts of one tenant's database, used again and again: making one takes longer than most of what it is made for. They never leave their database, so that
/// whatever one of them might remember is this tenant's own. For providers. Thread-safe.
/// </summary>
/// <param name="options">The options of all of them.</param>
/// <param name="size">How many are kept while they are not in use.</param>
public sealed class TenantContexts(DbContextOptions<TenantDbContext> options, int size)
{
    private readonly PooledDbContextFactory<TenantDbContext> _pool = new(options, size);

    /// <summary>Takes one. Whoever disposes it gives it back, without its connection.</summary>
    /// <returns>A context that knows no row.</returns>
    public TenantDbContext Take()
    {
        var context = _pool.CreateDbContext();

        // Entity Framework does not put this right in every case: who reads for a view must not have the next unit of work forget its changes.
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        return context;
    }
}

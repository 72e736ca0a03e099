using Microsoft.EntityFrameworkCore;

namespace HostStorage;

/// <summary>The host's own tables, in the database of one customer.</summary>
/// <param name="options">Where that is.</param>
public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    /// <summary>Points.</summary>
    public DbSet<PointsBooking> Points => Set<PointsBooking>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<PointsBooking>().ToTable("shop_points").HasKey(booking => booking.Order);
    }
}

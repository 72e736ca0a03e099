using Microsoft.EntityFrameworkCore;

namespace ReverseBuy.Benchmarks.Placing;

/// <summary>The tables that an order is placed in, with the columns and indexes that ours have, as anybody would map them.</summary>
internal sealed class PlainContext(DbContextOptions<PlainContext> options) : DbContext(options)
{
    public DbSet<PlainCommand> Commands => Set<PlainCommand>();

    public DbSet<PlainObservation> Observations => Set<PlainObservation>();

    public DbSet<PlainHold> Holds => Set<PlainHold>();

    public DbSet<PlainOrder> Orders => Set<PlainOrder>();

    public DbSet<PlainTransition> Transitions => Set<PlainTransition>();

    public DbSet<PlainCharge> Charges => Set<PlainCharge>();

    public DbSet<PlainEvent> Events => Set<PlainEvent>();

    public DbSet<PlainTimer> Timers => Set<PlainTimer>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PlainCommand>(table => table.ToTable("commands").HasKey(row => row.Key));
        modelBuilder.Entity<PlainObservation>(table => table.ToTable("observations").HasKey(row => new { row.Account, row.Marketplace, row.Listing, row.Sku }));
        modelBuilder.Entity<PlainHold>(table =>
        {
            table.ToTable("holds").HasKey(row => row.Position);
            table.HasIndex(row => row.Id).IsUnique();
            table.HasIndex(row => row.OrderId);
            table.HasIndex(row => new { row.Account, row.Marketplace, row.Listing, row.Sku, row.FinishedAt });
        });
        modelBuilder.Entity<PlainOrder>(table =>
        {
            table.ToTable("orders").HasKey(row => row.Position);
            table.HasAlternateKey(row => row.Id);
            table.HasIndex(row => row.PlacedAt);
            table.HasIndex(row => new { row.Customer, row.PlacedAt });
            table.HasIndex(row => new { row.State, row.PlacedAt });
            table.HasMany(row => row.Lines).WithOne().HasForeignKey(line => line.OrderId).HasPrincipalKey(row => row.Id);
        });
        modelBuilder.Entity<PlainLine>(table => table.ToTable("lines").HasKey(row => row.Id));
        modelBuilder.Entity<PlainTransition>(table =>
        {
            table.ToTable("transitions").HasKey(row => row.Position);
            table.HasIndex(row => new { row.AggregateKind, row.Aggregate, row.Version }).IsUnique();
            table.HasIndex(row => new { row.OrderLine, row.Fact, row.FromName, row.ToName }).IsUnique();
        });
        modelBuilder.Entity<PlainCharge>(table =>
        {
            table.ToTable("charges").HasKey(row => row.Position);
            table.HasIndex(row => new { row.Kind, row.Reference }).IsUnique();
            table.HasIndex(row => new { row.AggregateKind, row.Aggregate });
        });
        modelBuilder.Entity<PlainEvent>(table =>
        {
            table.ToTable("events").HasKey(row => row.Position);
            table.HasIndex(row => row.EventId).IsUnique();
            table.HasIndex(row => new { row.AggregateKind, row.Aggregate, row.Position });
        });
        modelBuilder.Entity<PlainTimer>(table =>
        {
            table.ToTable("timers").HasKey(row => row.Position);
            table.HasIndex(row => new { row.AggregateKind, row.Aggregate, row.Name, row.Subject }).IsUnique();
            table.HasIndex(row => row.FiresAt);
        });
    }
}

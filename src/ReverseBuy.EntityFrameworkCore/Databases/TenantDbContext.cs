using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.Conversions;
using ReverseBuy.EntityFrameworkCore.Credentials;
using ReverseBuy.EntityFrameworkCore.Databases;
using ReverseBuy.EntityFrameworkCore.Snapshots;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>
/// The database of one tenant. It has no tenant column: the database is the wall. Public for providers and their migrations only.
/// </summary>
/// <param name="options">The provider's options.</param>
public sealed class TenantDbContext(DbContextOptions<TenantDbContext> options) : DbContext(options)
{
    internal DbSet<DatabaseOwner> Owners => Set<DatabaseOwner>();

    internal DbSet<SnapshotRow> Snapshots => Set<SnapshotRow>();

    internal DbSet<CredentialRow> Credentials => Set<CredentialRow>();

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.KeepValueTypes();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfiguration(new DatabaseOwnerConfiguration());
        modelBuilder.ApplyConfiguration(new SnapshotRowConfiguration());
        modelBuilder.ApplyConfiguration(new CredentialRowConfiguration());
    }
}

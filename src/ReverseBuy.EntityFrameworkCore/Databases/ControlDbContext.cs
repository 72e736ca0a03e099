using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.Auditing;
using ReverseBuy.EntityFrameworkCore.Control;
using ReverseBuy.EntityFrameworkCore.Conversions;
using ReverseBuy.EntityFrameworkCore.Settings;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>
/// The control database: which tenants there are, who of them has background work, whose the callbacks are, how the tenants' schemas stand and
/// what tenants have set. No customer data. Public for providers and their migrations only.
/// </summary>
/// <param name="options">The provider's options.</param>
public sealed class ControlDbContext(DbContextOptions<ControlDbContext> options) : DbContext(options)
{
    internal DbSet<TenantRow> Tenants => Set<TenantRow>();

    internal DbSet<TenantChangeRow> TenantChanges => Set<TenantChangeRow>();

    internal DbSet<DoorbellRow> Doorbells => Set<DoorbellRow>();

    internal DbSet<AppRegistrationRow> AppRegistrations => Set<AppRegistrationRow>();

    internal DbSet<AppRegistrationChangeRow> AppRegistrationChanges => Set<AppRegistrationChangeRow>();

    internal DbSet<AppRegistrationUseRow> AppRegistrationUses => Set<AppRegistrationUseRow>();

    internal DbSet<RegisteredAccountRow> RegisteredAccounts => Set<RegisteredAccountRow>();

    internal DbSet<MigrationRow> Migrations => Set<MigrationRow>();

    internal DbSet<TenantSettingsRow> TenantSettings => Set<TenantSettingsRow>();

    internal DbSet<SettingsChangeRow> SettingsChanges => Set<SettingsChangeRow>();

    /// <inheritdoc />
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        ArgumentNullException.ThrowIfNull(optionsBuilder);
        optionsBuilder.AddInterceptors(ControlOutages.Instance);
    }

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
        modelBuilder.ApplyConfiguration(new TenantRowConfiguration());
        modelBuilder.ApplyConfiguration(new TenantAccountRowConfiguration());
        modelBuilder.ApplyConfiguration(new TenantChangeRowConfiguration());
        modelBuilder.ApplyConfiguration(new DoorbellRowConfiguration());
        modelBuilder.ApplyConfiguration(new AppRegistrationRowConfiguration());
        modelBuilder.ApplyConfiguration(new AppRegistrationChangeRowConfiguration());
        modelBuilder.ApplyConfiguration(new AppRegistrationUseRowConfiguration());
        modelBuilder.ApplyConfiguration(new RegisteredAccountRowConfiguration());
        modelBuilder.ApplyConfiguration(new MigrationRowConfiguration());
        modelBuilder.ApplyConfiguration(new TenantSettingsRowConfiguration());
        modelBuilder.ApplyConfiguration(new SettingsChangeRowConfiguration());
    }
}

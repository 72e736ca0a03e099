using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReverseBuy.EntityFrameworkCore.Control;

namespace ReverseBuy.EntityFrameworkCore.Settings;

internal sealed class SettingsChangeRowConfiguration : IEntityTypeConfiguration<SettingsChangeRow>
{
    public void Configure(EntityTypeBuilder<SettingsChangeRow> builder)
    {
        builder.ToTable("tenant_settings_changes");
        builder.HasKey(row => new { row.Tenant, row.Version });
        builder.Property(row => row.Tenant).HasColumnName("tenant").HasMaxLength(63);
        builder.Property(row => row.Version).HasColumnName("version").ValueGeneratedNever();
        builder.Property(row => row.At).HasColumnName("at");
        builder.Property(row => row.ActorKind).HasColumnName("actor_kind");
        builder.Property(row => row.ActorId).HasColumnName("actor_id");
        builder.Property(row => row.Differences).HasColumnName("differences");
        builder.HasOne<TenantRow>().WithMany().HasForeignKey(row => row.Tenant).OnDelete(DeleteBehavior.Cascade);
    }
}

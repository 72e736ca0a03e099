using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReverseBuy.EntityFrameworkCore.Control;

namespace ReverseBuy.EntityFrameworkCore.Settings;

internal sealed class TenantSettingsRowConfiguration : IEntityTypeConfiguration<TenantSettingsRow>
{
    public void Configure(EntityTypeBuilder<TenantSettingsRow> builder)
    {
        builder.ToTable("tenant_settings");
        builder.HasKey(row => row.Tenant);
        builder.Property(row => row.Tenant).HasColumnName("tenant").HasMaxLength(63);
        builder.Property(row => row.Version).HasColumnName("version");
        builder.Property(row => row.Document).HasColumnName("document");
        // Whoever changes them while the tenant is removed leaves nothing behind.
        builder.HasOne<TenantRow>().WithMany().HasForeignKey(row => row.Tenant).OnDelete(DeleteBehavior.Cascade);
    }
}

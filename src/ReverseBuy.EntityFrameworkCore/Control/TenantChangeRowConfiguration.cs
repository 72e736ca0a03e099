using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Control;

internal sealed class TenantChangeRowConfiguration : IEntityTypeConfiguration<TenantChangeRow>
{
    public void Configure(EntityTypeBuilder<TenantChangeRow> builder)
    {
        builder.ToTable("tenant_changes");
        builder.HasKey(row => row.Tenant);
        builder.Property(row => row.Tenant).HasColumnName("tenant").HasMaxLength(63);
        builder.Property(row => row.Number).HasColumnName("number");
        builder.Property(row => row.RemovedAt).HasColumnName("removed_at");
        builder.HasIndex(row => row.Number).IsUnique();
    }
}

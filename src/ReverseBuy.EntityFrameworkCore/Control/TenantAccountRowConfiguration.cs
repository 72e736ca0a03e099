using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Control;

internal sealed class TenantAccountRowConfiguration : IEntityTypeConfiguration<TenantAccountRow>
{
    public void Configure(EntityTypeBuilder<TenantAccountRow> builder)
    {
        builder.ToTable("tenant_accounts");
        builder.HasKey(row => new { row.Tenant, row.Marketplace });
        builder.Property(row => row.Tenant).HasColumnName("tenant").HasMaxLength(63);
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.Account).HasColumnName("account");
    }
}

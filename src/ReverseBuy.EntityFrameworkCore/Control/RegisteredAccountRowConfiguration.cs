using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Control;

internal sealed class RegisteredAccountRowConfiguration : IEntityTypeConfiguration<RegisteredAccountRow>
{
    public void Configure(EntityTypeBuilder<RegisteredAccountRow> builder)
    {
        builder.ToTable("registered_accounts");
        builder.HasKey(row => new { row.Marketplace, row.Name });
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.Tenant).HasColumnName("tenant").HasMaxLength(63);
        builder.Property(row => row.Account).HasColumnName("account");
        builder.HasIndex(row => row.Tenant);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Control;

internal sealed class TenantRowConfiguration : IEntityTypeConfiguration<TenantRow>
{
    public void Configure(EntityTypeBuilder<TenantRow> builder)
    {
        builder.ToTable("tenants");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id").HasMaxLength(63);
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.State).HasColumnName("state");
        builder.Property(row => row.SuspendedFor).HasColumnName("suspended_for");
        builder.Property(row => row.Server).HasColumnName("server");
        builder.Property(row => row.MovingTo).HasColumnName("moving_to");
        builder.HasMany(row => row.Accounts).WithOne().HasForeignKey(account => account.Tenant).OnDelete(DeleteBehavior.Cascade);
    }
}

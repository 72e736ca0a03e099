using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class PackageContentRowConfiguration : IEntityTypeConfiguration<PackageContentRow>
{
    public void Configure(EntityTypeBuilder<PackageContentRow> builder)
    {
        builder.ToTable("package_contents");
        builder.HasKey(row => new { row.Package, row.Position });
        builder.Property(row => row.Package).HasColumnName("package_id");
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedNever();
        builder.Property(row => row.Order).HasColumnName("order_id");
        builder.Property(row => row.OrderLine).HasColumnName("order_line_id");
        builder.Property(row => row.Accepted).HasColumnName("accepted");
        builder.Property(row => row.Wrong).HasColumnName("wrong");
        builder.Property(row => row.Damaged).HasColumnName("damaged");
        builder.Property(row => row.Prohibited).HasColumnName("prohibited");
        builder.Property(row => row.Short).HasColumnName("short");
    }
}

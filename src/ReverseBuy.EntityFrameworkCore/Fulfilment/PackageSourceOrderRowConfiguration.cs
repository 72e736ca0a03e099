using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class PackageSourceOrderRowConfiguration : IEntityTypeConfiguration<PackageSourceOrderRow>
{
    public void Configure(EntityTypeBuilder<PackageSourceOrderRow> builder)
    {
        builder.ToTable("package_source_orders");
        builder.HasKey(row => new { row.Package, row.Source, row.Position });
        builder.Property(row => row.Package).HasColumnName("package_id");
        builder.Property(row => row.Source).HasColumnName("source_position");
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedNever();
        builder.Property(row => row.Order).HasColumnName("order_id");
        builder.HasIndex(row => row.Order);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class PackageSourceRowConfiguration : IEntityTypeConfiguration<PackageSourceRow>
{
    public void Configure(EntityTypeBuilder<PackageSourceRow> builder)
    {
        builder.ToTable("package_sources");
        builder.HasKey(row => new { row.Package, row.Position });
        builder.Property(row => row.Package).HasColumnName("package_id");
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedNever();
        builder.Property(row => row.PurchaseOrder).HasColumnName("purchase_order_id");
        builder.Property(row => row.UpstreamOrderId).HasColumnName("upstream_id");
        builder.HasMany(row => row.Orders).WithOne()
            .HasForeignKey(order => new { order.Package, order.Source }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.UpstreamOrderId);
    }
}

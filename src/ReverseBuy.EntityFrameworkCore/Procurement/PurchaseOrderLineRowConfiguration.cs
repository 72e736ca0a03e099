using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReverseBuy.EntityFrameworkCore.Amounts;

namespace ReverseBuy.EntityFrameworkCore.Procurement;

internal sealed class PurchaseOrderLineRowConfiguration : IEntityTypeConfiguration<PurchaseOrderLineRow>
{
    public void Configure(EntityTypeBuilder<PurchaseOrderLineRow> builder)
    {
        builder.ToTable("purchase_order_lines");
        builder.HasKey(row => new { row.PurchaseOrder, row.Position });
        builder.Property(row => row.PurchaseOrder).HasColumnName("purchase_order_id");
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedNever();
        builder.Property(row => row.Order).HasColumnName("order_id");
        builder.Property(row => row.OrderLine).HasColumnName("order_line_id");
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.Listing).HasColumnName("listing");
        builder.Property(row => row.Sku).HasColumnName("sku");
        builder.Property(row => row.Quantity).HasColumnName("quantity");
        builder.KeepAmount(row => row.UnitPrice, "unit_price");
        builder.Property(row => row.PurchaseKey).HasColumnName("purchase_key");
        builder.Property(row => row.Freed).HasColumnName("freed");
        builder.HasIndex(row => row.Order);
    }
}

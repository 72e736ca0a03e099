using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReverseBuy.EntityFrameworkCore.Amounts;

namespace ReverseBuy.EntityFrameworkCore.Orders;

internal sealed class OrderLineRowConfiguration : IEntityTypeConfiguration<OrderLineRow>
{
    public void Configure(EntityTypeBuilder<OrderLineRow> builder)
    {
        builder.ToTable("order_lines");
        builder.HasKey(row => row.Id);
        // Never generated: a new line with an id of ours is added, not taken for one that is stored.
        builder.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(row => row.Order).HasColumnName("order_id");
        builder.Property(row => row.Position).HasColumnName("position");
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.Listing).HasColumnName("listing");
        builder.Property(row => row.Sku).HasColumnName("sku");
        builder.Property(row => row.Title).HasColumnName("title");
        builder.Property(row => row.SourceTitle).HasColumnName("source_title");
        builder.Property(row => row.CategoryId).HasColumnName("category_id");
        builder.Property(row => row.CategoryName).HasColumnName("category_name");
        builder.Property(row => row.SellerId).HasColumnName("seller_id");
        builder.KeepPrice(row => row.UnitPrice, "unit_price");
        builder.KeepAmount(row => row.Charged, "charged");
        builder.KeepAmount(row => row.DomesticFreight, "domestic_freight");
        builder.KeepAmount(row => row.Discount, "discount");
        builder.Property(row => row.ToReturn).HasColumnName("to_return");
        builder.Property(row => row.Units).HasColumnName("units");
        builder.HasIndex(row => new { row.Marketplace, row.Order });
    }
}

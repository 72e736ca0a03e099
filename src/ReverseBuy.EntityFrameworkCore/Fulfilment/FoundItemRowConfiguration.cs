using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class FoundItemRowConfiguration : IEntityTypeConfiguration<FoundItemRow>
{
    public void Configure(EntityTypeBuilder<FoundItemRow> builder)
    {
        builder.ToTable("found_items");
        builder.KeepAggregate();
        builder.HasAlternateKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Warehouse).HasColumnName("warehouse");
        builder.Property(row => row.Description).HasColumnName("description");
        builder.Property(row => row.Origin).HasColumnName("origin");
        builder.Property(row => row.Units).HasColumnName("units");
        builder.Property(row => row.FoundAt).HasColumnName("found_at");
        builder.Property(row => row.Owner).HasColumnName("owner");
        builder.Property(row => row.Package).HasColumnName("package_id");
        builder.Property(row => row.Order).HasColumnName("order_id");
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.Listing).HasColumnName("listing");
        builder.Property(row => row.Sku).HasColumnName("sku");
        builder.Property(row => row.Hold).HasColumnName("hold");
        builder.HasIndex(row => row.Owner);
        builder.HasIndex(row => row.Order);
    }
}

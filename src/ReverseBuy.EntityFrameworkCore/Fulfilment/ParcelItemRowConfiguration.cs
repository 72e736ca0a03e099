using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class ParcelItemRowConfiguration : IEntityTypeConfiguration<ParcelItemRow>
{
    public void Configure(EntityTypeBuilder<ParcelItemRow> builder)
    {
        builder.ToTable("parcel_items");
        builder.HasKey(row => new { row.Parcel, row.Position });
        builder.Property(row => row.Parcel).HasColumnName("parcel_id");
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedNever();
        builder.Property(row => row.Order).HasColumnName("order_id");
        builder.Property(row => row.OrderLine).HasColumnName("order_line_id");
        builder.Property(row => row.Quantity).HasColumnName("quantity");
        builder.HasIndex(row => row.Order);
    }
}

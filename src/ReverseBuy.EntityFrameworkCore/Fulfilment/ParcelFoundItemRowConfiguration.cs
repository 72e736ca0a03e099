using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class ParcelFoundItemRowConfiguration : IEntityTypeConfiguration<ParcelFoundItemRow>
{
    public void Configure(EntityTypeBuilder<ParcelFoundItemRow> builder)
    {
        builder.ToTable("parcel_found_items");
        builder.HasKey(row => new { row.Parcel, row.Position });
        builder.Property(row => row.Parcel).HasColumnName("parcel_id");
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedNever();
        builder.Property(row => row.Item).HasColumnName("found_item_id");
        builder.Property(row => row.Quantity).HasColumnName("quantity");
    }
}

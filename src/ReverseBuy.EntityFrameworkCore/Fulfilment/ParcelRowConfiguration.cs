using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReverseBuy.EntityFrameworkCore.Amounts;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class ParcelRowConfiguration : IEntityTypeConfiguration<ParcelRow>
{
    public void Configure(EntityTypeBuilder<ParcelRow> builder)
    {
        builder.ToTable("parcels");
        builder.KeepAggregate();
        builder.HasAlternateKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Customer).HasColumnName("customer");
        builder.Property(row => row.Warehouse).HasColumnName("warehouse");
        builder.Property(row => row.Recipient).HasColumnName("recipient");
        builder.Property(row => row.Country).HasColumnName("country");
        builder.Property(row => row.State).HasColumnName("state");
        builder.KeepAmount(row => row.Charged, "charged");
        builder.KeepAmount(row => row.Paid, "paid");
        builder.Property(row => row.OfferedMinorUnits).HasColumnName("offered_minor");
        builder.Property(row => row.PayBefore).HasColumnName("pay_before");
        builder.Property(row => row.UnitsIn).HasColumnName("units_in");
        builder.Property(row => row.WeightGrams).HasColumnName("weight_grams");
        builder.Property(row => row.LengthMillimetres).HasColumnName("length_millimetres");
        builder.Property(row => row.WidthMillimetres).HasColumnName("width_millimetres");
        builder.Property(row => row.HeightMillimetres).HasColumnName("height_millimetres");
        builder.Property(row => row.Carrier).HasColumnName("carrier");
        builder.Property(row => row.Waybill).HasColumnName("waybill");
        builder.Property(row => row.ImportData).HasColumnName("recipient_id");
        builder.Property(row => row.Note).HasColumnName("note");
        builder.Property(row => row.Hold).HasColumnName("hold");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
        builder.HasMany(row => row.Items).WithOne()
            .HasForeignKey(item => item.Parcel).HasPrincipalKey(row => row.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(row => row.FoundItems).WithOne()
            .HasForeignKey(item => item.Parcel).HasPrincipalKey(row => row.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.State, row.CreatedAt });
        builder.HasIndex(row => row.CreatedAt);
        builder.HasIndex(row => new { row.Customer, row.CreatedAt });
        // Not unique: two carriers may give out the same number.
        builder.HasIndex(row => row.Waybill);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

internal sealed class PackageRowConfiguration : IEntityTypeConfiguration<PackageRow>
{
    public void Configure(EntityTypeBuilder<PackageRow> builder)
    {
        builder.ToTable("packages");
        builder.KeepAggregate();
        builder.HasAlternateKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Warehouse).HasColumnName("warehouse");
        builder.Property(row => row.PlannedWarehouse).HasColumnName("planned_warehouse");
        builder.Property(row => row.Waybill).HasColumnName("waybill");
        builder.Property(row => row.Carrier).HasColumnName("carrier");
        builder.Property(row => row.State).HasColumnName("state");
        builder.Property(row => row.Customer).HasColumnName("customer");
        builder.Property(row => row.Photos).HasColumnName("photos");
        builder.Property(row => row.Hold).HasColumnName("hold");
        builder.Property(row => row.WeightGrams).HasColumnName("weight_grams");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
        builder.HasMany(row => row.Sources).WithOne()
            .HasForeignKey(source => source.Package).HasPrincipalKey(row => row.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(row => row.Contents).WithOne()
            .HasForeignKey(content => content.Package).HasPrincipalKey(row => row.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.Waybill).IsUnique();
        builder.HasIndex(row => new { row.State, row.CreatedAt });
        builder.HasIndex(row => row.CreatedAt);
        builder.HasIndex(row => new { row.Customer, row.CreatedAt });
    }
}

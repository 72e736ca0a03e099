using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Holds;

internal sealed class StockHoldRowConfiguration : IEntityTypeConfiguration<StockHoldRow>
{
    public void Configure(EntityTypeBuilder<StockHoldRow> builder)
    {
        builder.ToTable("stock_holds");
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedOnAdd();
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Order).HasColumnName("order_id");
        builder.Property(row => row.Line).HasColumnName("order_line_id");
        builder.Property(row => row.Account).HasColumnName("account");
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.Listing).HasColumnName("listing");
        builder.Property(row => row.Sku).HasColumnName("sku");
        builder.Property(row => row.Quantity).HasColumnName("quantity");
        builder.Property(row => row.State).HasColumnName("state");
        builder.Property(row => row.TakenAt).HasColumnName("taken_at");
        builder.Property(row => row.ExpiresAt).HasColumnName("expires_at");
        builder.Property(row => row.FinishedAt).HasColumnName("finished_at");
        builder.Property(row => row.FinishedBy).HasColumnName("finished_by");
        builder.HasIndex(row => row.Id).IsUnique();
        builder.HasIndex(row => row.Order);

        // What counts, and what is long over, are the two ends of this.
        builder.HasIndex(row => new { row.Account, row.Marketplace, row.Listing, row.Sku, row.FinishedAt });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Holds;

internal sealed class StockObservationRowConfiguration : IEntityTypeConfiguration<StockObservationRow>
{
    public void Configure(EntityTypeBuilder<StockObservationRow> builder)
    {
        builder.ToTable("stock_observations");
        builder.HasKey(row => new { row.Account, row.Marketplace, row.Listing, row.Sku });
        builder.Property(row => row.Account).HasColumnName("account");
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.Listing).HasColumnName("listing");
        builder.Property(row => row.Sku).HasColumnName("sku");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.Count).HasColumnName("count");
        builder.Property(row => row.AskedAt).HasColumnName("asked_at");
    }
}

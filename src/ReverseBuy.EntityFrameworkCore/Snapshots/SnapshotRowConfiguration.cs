using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Snapshots;

internal sealed class SnapshotRowConfiguration : IEntityTypeConfiguration<SnapshotRow>
{
    public void Configure(EntityTypeBuilder<SnapshotRow> builder)
    {
        builder.ToTable("snapshots");
        builder.HasKey(row => new { row.Account, row.Marketplace, row.Listing });
        builder.Property(row => row.Account).HasColumnName("account");
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.Listing).HasColumnName("listing");
        builder.Property(row => row.CapturedAt).HasColumnName("captured_at");
        builder.Property(row => row.ChangedAt).HasColumnName("changed_at");
        builder.Property(row => row.Format).HasColumnName("format");
        builder.Property(row => row.Document).HasColumnName("document");
    }
}

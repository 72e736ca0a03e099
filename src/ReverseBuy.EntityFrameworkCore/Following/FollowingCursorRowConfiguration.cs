using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Following;

internal sealed class FollowingCursorRowConfiguration : IEntityTypeConfiguration<FollowingCursorRow>
{
    public void Configure(EntityTypeBuilder<FollowingCursorRow> builder)
    {
        builder.ToTable("following_cursors");
        builder.HasKey(row => new { row.Marketplace, row.Account, row.Way });
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.Account).HasColumnName("account");
        builder.Property(row => row.Way).HasColumnName("way");
        builder.Property(row => row.Until).HasColumnName("until");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Messaging;

internal sealed class TimelineRowConfiguration : IEntityTypeConfiguration<TimelineRow>
{
    public void Configure(EntityTypeBuilder<TimelineRow> builder)
    {
        builder.ToTable("timeline");
        builder.KeepEnvelope();
        builder.Property(row => row.Order).HasColumnName("order_id");
        builder.HasIndex(row => new { row.Order, row.Event }).IsUnique();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Timers;

internal sealed class TimerRowConfiguration : IEntityTypeConfiguration<TimerRow>
{
    public void Configure(EntityTypeBuilder<TimerRow> builder)
    {
        builder.ToTable("timers");
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedOnAdd();
        builder.Property(row => row.AggregateKind).HasColumnName("aggregate_kind");
        builder.Property(row => row.Aggregate).HasColumnName("aggregate");
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.Subject).HasColumnName("subject");
        builder.Property(row => row.DueAt).HasColumnName("due_at");
        builder.Property(row => row.LeftTicks).HasColumnName("left_ticks");
        builder.Property(row => row.FiresAt).HasColumnName("fires_at");
        builder.Property(row => row.Payload).HasColumnName("payload");
        builder.Property(row => row.Failures).HasColumnName("failures");
        builder.Property(row => row.NotBefore).HasColumnName("not_before");
        builder.Property(row => row.IsParked).HasColumnName("is_parked");
        builder.Property(row => row.Error).HasColumnName("error");
        builder.HasIndex(row => new { row.AggregateKind, row.Aggregate, row.Name, row.Subject }).IsUnique();
        builder.HasIndex(row => row.FiresAt);
    }
}

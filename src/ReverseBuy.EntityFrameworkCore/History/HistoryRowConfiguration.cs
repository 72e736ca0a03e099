using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.History;

internal sealed class HistoryRowConfiguration : IEntityTypeConfiguration<HistoryRow>
{
    public void Configure(EntityTypeBuilder<HistoryRow> builder)
    {
        builder.ToTable("history");
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedOnAdd();
        builder.Property(row => row.AggregateKind).HasColumnName("aggregate_kind");
        builder.Property(row => row.Aggregate).HasColumnName("aggregate");
        builder.Property(row => row.Version).HasColumnName("version");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.From).HasColumnName("from_name");
        builder.Property(row => row.To).HasColumnName("to_name");
        builder.Property(row => row.Subject).HasColumnName("subject");
        builder.Property(row => row.Trigger).HasColumnName("trigger_name");
        builder.Property(row => row.OrderLine).HasColumnName("order_line_id");
        builder.Property(row => row.Quantity).HasColumnName("quantity");
        builder.Property(row => row.Fact).HasColumnName("fact");
        builder.Property(row => row.ActorKind).HasColumnName("actor_kind");
        builder.Property(row => row.ActorId).HasColumnName("actor_id");
        builder.Property(row => row.Reason).HasColumnName("reason");
        builder.Property(row => row.Cause).HasColumnName("cause");
        builder.Property(row => row.At).HasColumnName("at");
        builder.HasIndex(row => new { row.AggregateKind, row.Aggregate, row.Version }).IsUnique();
        // A fact moves units once. Transitions have no line, and what is null is never equal.
        builder.HasIndex(row => new { row.OrderLine, row.Fact, row.From, row.To }).IsUnique();
    }
}

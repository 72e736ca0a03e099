using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Messaging;

internal static class EnvelopeRowConfiguration
{
    /// <summary>Keeps an event under a number that only grows: a deleted row's is not given out again.</summary>
    public static void KeepEnvelope<TRow>(this EntityTypeBuilder<TRow> builder)
        where TRow : EnvelopeRow
    {
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedOnAdd();
        builder.Property(row => row.Event).HasColumnName("event_id");
        builder.Property(row => row.Type).HasColumnName("type");
        builder.Property(row => row.AggregateKind).HasColumnName("aggregate_kind");
        builder.Property(row => row.Aggregate).HasColumnName("aggregate");
        builder.Property(row => row.Version).HasColumnName("version");
        builder.Property(row => row.OccurredAt).HasColumnName("occurred_at");
        builder.Property(row => row.Correlation).HasColumnName("correlation");
        builder.Property(row => row.CausedBy).HasColumnName("caused_by");
        builder.Property(row => row.Data).HasColumnName("data");
    }
}

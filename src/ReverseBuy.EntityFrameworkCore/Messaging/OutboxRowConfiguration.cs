using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Messaging;

internal sealed class OutboxRowConfiguration : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("outbox");
        builder.KeepEnvelope();
        builder.Property(row => row.Failures).HasColumnName("failures");
        builder.Property(row => row.NotBefore).HasColumnName("not_before");
        builder.Property(row => row.IsParked).HasColumnName("is_parked");
        builder.Property(row => row.Error).HasColumnName("error");
        builder.HasIndex(row => row.Event).IsUnique();
        builder.HasIndex(row => new { row.AggregateKind, row.Aggregate, row.Position });
    }
}

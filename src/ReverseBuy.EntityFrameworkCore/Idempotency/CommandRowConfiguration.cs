using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Idempotency;

internal sealed class CommandRowConfiguration : IEntityTypeConfiguration<CommandRow>
{
    public void Configure(EntityTypeBuilder<CommandRow> builder)
    {
        builder.ToTable("commands");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasColumnName("key").HasMaxLength(200).ValueGeneratedNever();
        builder.Property(row => row.Fingerprint).HasColumnName("fingerprint");
        builder.Property(row => row.AggregateKind).HasColumnName("aggregate_kind");
        builder.Property(row => row.Aggregate).HasColumnName("aggregate");
        builder.Property(row => row.State).HasColumnName("state");
        builder.Property(row => row.Version).HasColumnName("version");
        builder.Property(row => row.At).HasColumnName("at");
    }
}

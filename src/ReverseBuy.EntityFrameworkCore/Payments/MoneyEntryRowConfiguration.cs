using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReverseBuy.EntityFrameworkCore.Amounts;

namespace ReverseBuy.EntityFrameworkCore.Payments;

internal sealed class MoneyEntryRowConfiguration : IEntityTypeConfiguration<MoneyEntryRow>
{
    public void Configure(EntityTypeBuilder<MoneyEntryRow> builder)
    {
        builder.ToTable("money_entries");
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedOnAdd();
        builder.Property(row => row.Customer).HasColumnName("customer");
        builder.Property(row => row.AggregateKind).HasColumnName("aggregate_kind");
        builder.Property(row => row.Aggregate).HasColumnName("aggregate");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.KeepAmount(row => row.Amount, "amount");
        builder.Property(row => row.AtPinnedRateMinor).HasColumnName("at_pinned_rate_minor");
        builder.Property(row => row.PinnedCurrency).HasColumnName("at_pinned_rate_currency").HasMaxLength(3);
        builder.Property(row => row.Reference).HasColumnName("reference");
        builder.Property(row => row.At).HasColumnName("at");
        builder.HasIndex(row => new { row.AggregateKind, row.Aggregate });
        builder.HasIndex(row => new { row.Kind, row.Reference }).IsUnique();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.UnitsOfWork;

internal static class AggregateRowConfiguration
{
    /// <summary>Keeps the number of the row and the version, from which alone a change may start.</summary>
    public static void KeepAggregate<TRow>(this EntityTypeBuilder<TRow> builder)
        where TRow : class, IAggregateRow
    {
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedOnAdd();
        builder.Property(row => row.Version).HasColumnName("version").IsConcurrencyToken();
        builder.Ignore(row => row.Aggregate);
    }
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Amounts;

internal static class AmountConfiguration
{
    /// <summary>Keeps an amount in two columns: smallest units, and currency.</summary>
    public static void KeepAmount<TRow>(this EntityTypeBuilder<TRow> builder, Expression<Func<TRow, Amount>> amount, string column)
        where TRow : class =>
        builder.ComplexProperty(amount, columns =>
        {
            columns.Property(kept => kept.MinorUnits).HasColumnName(column + "_minor");
            columns.Property(kept => kept.Currency).HasColumnName(column + "_currency").HasMaxLength(3);
        });
}

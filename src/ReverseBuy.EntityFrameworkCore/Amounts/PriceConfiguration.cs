using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReverseBuy.EntityFrameworkCore.Conversions;

namespace ReverseBuy.EntityFrameworkCore.Amounts;

internal static class PriceConfiguration
{
    /// <summary>
    /// Keeps the price of one piece in two columns: its digits, and the currency. Wholesale prices go below the smallest unit (CNY 0.035 for a
    /// sticker), so it is a rate more than an amount; only what is charged or paid is whole.
    /// </summary>
    public static void KeepPrice<TRow>(this EntityTypeBuilder<TRow> builder, Expression<Func<TRow, Money>> price, string column)
        where TRow : class =>
        builder.ComplexProperty(price, columns =>
        {
            columns.Property(kept => kept.Amount).HasColumnName(column).HasConversion<DecimalTextConverter>();
            columns.Property(kept => kept.Currency).HasColumnName(column + "_currency").HasMaxLength(3);
        });
}

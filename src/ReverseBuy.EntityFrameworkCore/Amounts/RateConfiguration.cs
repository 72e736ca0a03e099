using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReverseBuy.EntityFrameworkCore.Conversions;

namespace ReverseBuy.EntityFrameworkCore.Amounts;

internal static class RateConfiguration
{
    /// <summary>Keeps a pinned rate in five columns.</summary>
    public static void KeepRate<TRow>(this EntityTypeBuilder<TRow> builder, Expression<Func<TRow, ExchangeRate>> rate)
        where TRow : class =>
        builder.ComplexProperty(rate!, columns =>
        {
            columns.Property(kept => kept.Base).HasColumnName("rate_base").HasMaxLength(3);
            columns.Property(kept => kept.Quote).HasColumnName("rate_quote").HasMaxLength(3);
            columns.Property(kept => kept.Rate).HasColumnName("rate").HasConversion<DecimalTextConverter>();
            columns.Property(kept => kept.Source).HasColumnName("rate_source");
            columns.Property(kept => kept.ObservedAt).HasColumnName("rate_observed_at");
        });
}

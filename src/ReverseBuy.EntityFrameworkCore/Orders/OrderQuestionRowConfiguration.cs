using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReverseBuy.EntityFrameworkCore.Conversions;

namespace ReverseBuy.EntityFrameworkCore.Orders;

internal sealed class OrderQuestionRowConfiguration : IEntityTypeConfiguration<OrderQuestionRow>
{
    public void Configure(EntityTypeBuilder<OrderQuestionRow> builder)
    {
        builder.ToTable("order_questions");
        builder.HasKey(row => new { row.Order, row.Position });
        builder.Property(row => row.Order).HasColumnName("order_id");
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedNever();
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.State).HasColumnName("state");
        builder.Property(row => row.Line).HasColumnName("order_line_id");
        builder.Property(row => row.Quantity).HasColumnName("quantity");
        builder.Property(row => row.Text).HasColumnName("text");
        builder.Property(row => row.UnitPrice).HasColumnName("unit_price").HasConversion<DecimalTextConverter>();
        builder.Property(row => row.UnitPriceCurrency).HasColumnName("unit_price_currency").HasMaxLength(3);
        builder.Property(row => row.TopUpMinor).HasColumnName("top_up_minor");
        builder.Property(row => row.AskedByKind).HasColumnName("asked_by_kind");
        builder.Property(row => row.AskedById).HasColumnName("asked_by_id");
        builder.Property(row => row.AskedAt).HasColumnName("asked_at");
        builder.Property(row => row.AnswerBefore).HasColumnName("answer_before");
        builder.Property(row => row.Answer).HasColumnName("answer");
        builder.Property(row => row.ClosedAt).HasColumnName("closed_at");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Orders;

internal sealed class OrderHoldRowConfiguration : IEntityTypeConfiguration<OrderHoldRow>
{
    public void Configure(EntityTypeBuilder<OrderHoldRow> builder)
    {
        builder.ToTable("order_holds");
        builder.HasKey(row => new { row.Order, row.Position });
        builder.Property(row => row.Order).HasColumnName("order_id");
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedNever();
        builder.Property(row => row.Name).HasColumnName("name");
        builder.Property(row => row.Reason).HasColumnName("reason");
        builder.Property(row => row.PutByKind).HasColumnName("put_by_kind");
        builder.Property(row => row.PutById).HasColumnName("put_by_id");
        builder.Property(row => row.PutAt).HasColumnName("put_at");
        builder.Property(row => row.Until).HasColumnName("until");
        builder.Property(row => row.ReleasedAt).HasColumnName("released_at");
    }
}

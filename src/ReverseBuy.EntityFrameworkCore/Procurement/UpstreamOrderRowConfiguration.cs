using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReverseBuy.EntityFrameworkCore.Amounts;

namespace ReverseBuy.EntityFrameworkCore.Procurement;

internal sealed class UpstreamOrderRowConfiguration : IEntityTypeConfiguration<UpstreamOrderRow>
{
    public void Configure(EntityTypeBuilder<UpstreamOrderRow> builder)
    {
        builder.ToTable("upstream_orders");
        builder.HasKey(row => new { row.PurchaseOrder, row.Position });
        builder.Property(row => row.PurchaseOrder).HasColumnName("purchase_order_id");
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedNever();
        builder.Property(row => row.UpstreamId).HasColumnName("upstream_id");
        builder.Property(row => row.State).HasColumnName("state");
        builder.KeepAmount(row => row.Total, "total");
        builder.Property(row => row.Contents).HasColumnName("contents");
        builder.Property(row => row.PayAskedAt).HasColumnName("pay_asked_at");
        builder.Property(row => row.PayAsks).HasColumnName("pay_asks");
        builder.Property(row => row.PayableSince).HasColumnName("payable_since");
        builder.Property(row => row.IsUnwanted).HasColumnName("is_unwanted").HasDefaultValue(false);
        builder.Property(row => row.CancelAskedAt).HasColumnName("cancel_asked_at");
        builder.Property(row => row.Refunded).HasColumnName("refunded_minor");
        // Not unique: two marketplaces may give out the same text.
        builder.HasIndex(row => row.UpstreamId);
    }
}

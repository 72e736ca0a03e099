using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;

namespace ReverseBuy.EntityFrameworkCore.Procurement;

internal sealed class PurchaseOrderRowConfiguration : IEntityTypeConfiguration<PurchaseOrderRow>
{
    public void Configure(EntityTypeBuilder<PurchaseOrderRow> builder)
    {
        builder.ToTable("purchase_orders");
        builder.KeepAggregate();
        builder.HasAlternateKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.Account).HasColumnName("account");
        builder.Property(row => row.SellerId).HasColumnName("seller_id");
        builder.Property(row => row.Warehouse).HasColumnName("warehouse");
        builder.Property(row => row.State).HasColumnName("state");
        builder.Property(row => row.Reference).HasColumnName("reference");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
        builder.Property(row => row.SendBefore).HasColumnName("send_before");
        builder.Property(row => row.Asks).HasColumnName("asks");
        builder.Property(row => row.FirstAskedAt).HasColumnName("first_asked_at");
        builder.Property(row => row.Failures).HasColumnName("failures");
        builder.Property(row => row.DueAt).HasColumnName("due_at");
        builder.Property(row => row.Note).HasColumnName("note");
        builder.HasMany(row => row.Lines).WithOne()
            .HasForeignKey(line => line.PurchaseOrder).HasPrincipalKey(row => row.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(row => row.UpstreamOrders).WithOne()
            .HasForeignKey(upstream => upstream.PurchaseOrder).HasPrincipalKey(row => row.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.Reference).IsUnique();
        builder.HasIndex(row => row.DueAt);
    }
}

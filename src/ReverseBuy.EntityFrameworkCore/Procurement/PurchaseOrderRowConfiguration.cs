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
        // What was planned before tries were counted is the first one.
        builder.Property(row => row.Attempt).HasColumnName("attempt").HasDefaultValue(1);
        builder.Property(row => row.GatherUntil).HasColumnName("gather_until");
        builder.Property(row => row.PersonReason).HasColumnName("person_reason");
        builder.Property(row => row.PersonSince).HasColumnName("person_since");
        builder.Property(row => row.Link).HasColumnName("link");
        builder.Property(row => row.HandedAt).HasColumnName("handed_at");
        builder.Property(row => row.TakenBy).HasColumnName("taken_by");
        builder.HasMany(row => row.Lines).WithOne()
            .HasForeignKey(line => line.PurchaseOrder).HasPrincipalKey(row => row.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(row => row.UpstreamOrders).WithOne()
            .HasForeignKey(upstream => upstream.PurchaseOrder).HasPrincipalKey(row => row.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.Reference).IsUnique();
        builder.HasIndex(row => row.DueAt);
        builder.HasIndex(row => new { row.State, row.Marketplace, row.SellerId });
        builder.HasIndex(row => row.PersonSince);
    }
}

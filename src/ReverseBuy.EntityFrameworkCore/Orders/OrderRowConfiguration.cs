using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReverseBuy.EntityFrameworkCore.Amounts;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;

namespace ReverseBuy.EntityFrameworkCore.Orders;

internal sealed class OrderRowConfiguration : IEntityTypeConfiguration<OrderRow>
{
    public void Configure(EntityTypeBuilder<OrderRow> builder)
    {
        builder.ToTable("orders");
        builder.KeepAggregate();
        builder.HasAlternateKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id");
        builder.Property(row => row.Customer).HasColumnName("customer");
        builder.Property(row => row.State).HasColumnName("state");
        builder.Property(row => row.Warehouse).HasColumnName("warehouse");
        builder.KeepRate(row => row.Rate);
        builder.KeepAmount(row => row.Charged, "charged");
        builder.KeepAmount(row => row.Paid, "paid");
        builder.Property(row => row.PlacedAt).HasColumnName("placed_at");
        builder.Property(row => row.PayBefore).HasColumnName("pay_before");
        builder.Property(row => row.IsApproved).HasColumnName("is_approved");
        builder.Property(row => row.IsBilledLater).HasColumnName("is_billed_later");
        builder.Property(row => row.CancellationRequestedAt).HasColumnName("cancellation_requested_at");
        builder.Property(row => row.Country).HasColumnName("country");
        builder.Property(row => row.Compliance).HasColumnName("compliance");
        builder.HasMany(row => row.Lines).WithOne().HasForeignKey(line => line.Order).HasPrincipalKey(row => row.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(row => row.Questions).WithOne()
            .HasForeignKey(question => question.Order).HasPrincipalKey(row => row.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(row => row.Holds).WithOne()
            .HasForeignKey(hold => hold.Order).HasPrincipalKey(row => row.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => row.PlacedAt);
        builder.HasIndex(row => new { row.Customer, row.PlacedAt });
        builder.HasIndex(row => new { row.State, row.PlacedAt });
    }
}

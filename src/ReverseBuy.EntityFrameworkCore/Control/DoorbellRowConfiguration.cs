using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Control;

internal sealed class DoorbellRowConfiguration : IEntityTypeConfiguration<DoorbellRow>
{
    public void Configure(EntityTypeBuilder<DoorbellRow> builder)
    {
        builder.ToTable("doorbells");
        builder.HasKey(row => new { row.Tenant, row.Worker, row.IsPromise });
        builder.Property(row => row.Tenant).HasColumnName("tenant").HasMaxLength(63);
        builder.Property(row => row.Worker).HasColumnName("worker");
        builder.Property(row => row.IsPromise).HasColumnName("is_promise");
        builder.Property(row => row.DueAt).HasColumnName("due_at");
        builder.Property(row => row.Mark).HasColumnName("mark");
        builder.HasIndex(row => row.DueAt);
    }
}

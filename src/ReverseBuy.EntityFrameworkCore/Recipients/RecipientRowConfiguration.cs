using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Recipients;

internal sealed class RecipientRowConfiguration : IEntityTypeConfiguration<RecipientRow>
{
    public void Configure(EntityTypeBuilder<RecipientRow> builder)
    {
        builder.ToTable("recipients");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(row => row.Customer).HasColumnName("customer");
        builder.Property(row => row.SavedAt).HasColumnName("saved_at");
        builder.Property(row => row.Ciphertext).HasColumnName("ciphertext");
        builder.HasIndex(row => row.Customer);
    }
}

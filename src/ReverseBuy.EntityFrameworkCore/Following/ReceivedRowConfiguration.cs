using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Following;

internal sealed class ReceivedRowConfiguration : IEntityTypeConfiguration<ReceivedRow>
{
    public void Configure(EntityTypeBuilder<ReceivedRow> builder)
    {
        builder.ToTable("received");
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedOnAdd();
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.Account).HasColumnName("account");
        builder.Property(row => row.MessageId).HasColumnName("message_id");
        builder.Property(row => row.ReceivedAt).HasColumnName("received_at");
        builder.Property(row => row.Failures).HasColumnName("failures");
        builder.Property(row => row.DueAt).HasColumnName("due_at");
        builder.Property(row => row.Ciphertext).HasColumnName("ciphertext");
        builder.HasIndex(row => new { row.Marketplace, row.Account, row.MessageId }).IsUnique();
        builder.HasIndex(row => row.DueAt);
        builder.HasIndex(row => row.ReceivedAt);
    }
}

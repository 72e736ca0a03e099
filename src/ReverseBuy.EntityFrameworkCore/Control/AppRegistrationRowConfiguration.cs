using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Control;

internal sealed class AppRegistrationRowConfiguration : IEntityTypeConfiguration<AppRegistrationRow>
{
    public void Configure(EntityTypeBuilder<AppRegistrationRow> builder)
    {
        builder.ToTable("app_registrations");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasColumnName("id").HasMaxLength(64);
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.AppKey).HasColumnName("app_key");
        builder.Property(row => row.Owner).HasColumnName("owner").HasMaxLength(63);
        builder.Property(row => row.Ciphertext).HasColumnName("ciphertext");
        builder.Property(row => row.PreviousCiphertext).HasColumnName("previous_ciphertext");
        builder.Property(row => row.PreviousUntil).HasColumnName("previous_until");
    }
}

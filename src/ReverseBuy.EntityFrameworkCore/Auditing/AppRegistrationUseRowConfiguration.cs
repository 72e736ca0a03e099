using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Auditing;

internal sealed class AppRegistrationUseRowConfiguration : IEntityTypeConfiguration<AppRegistrationUseRow>
{
    public void Configure(EntityTypeBuilder<AppRegistrationUseRow> builder)
    {
        builder.ToTable("app_registration_uses");
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedOnAdd();
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.AppKey).HasColumnName("app_key");
        builder.Property(row => row.Owner).HasColumnName("owner").HasMaxLength(63);
        builder.Property(row => row.Hour).HasColumnName("hour");
        builder.Property(row => row.Count).HasColumnName("uses");
        builder.Property(row => row.Refused).HasColumnName("refused");

        // Not unique: the host's own have no owner, and what is null is never equal. The writers of the control database take turns instead.
        builder.HasIndex(row => new { row.Marketplace, row.AppKey, row.Hour });
        builder.HasIndex(row => new { row.Owner, row.Position });
        builder.HasIndex(row => row.Hour);
    }
}

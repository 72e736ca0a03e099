using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Auditing;

internal sealed class CredentialUseRowConfiguration : IEntityTypeConfiguration<CredentialUseRow>
{
    public void Configure(EntityTypeBuilder<CredentialUseRow> builder)
    {
        builder.ToTable("credential_uses");
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedOnAdd();
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.Account).HasColumnName("account");
        builder.Property(row => row.Purpose).HasColumnName("purpose");
        builder.Property(row => row.Hour).HasColumnName("hour");
        builder.Property(row => row.Count).HasColumnName("uses");
        builder.Property(row => row.Refused).HasColumnName("refused");

        // One row for all processes; and the account's hour before is found in it.
        builder.HasIndex(row => new { row.Marketplace, row.Account, row.Hour, row.Purpose }).IsUnique();
        builder.HasIndex(row => row.Hour);
    }
}

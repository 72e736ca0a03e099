using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Credentials;

internal sealed class CredentialRowConfiguration : IEntityTypeConfiguration<CredentialRow>
{
    public void Configure(EntityTypeBuilder<CredentialRow> builder)
    {
        builder.ToTable("credentials");
        builder.HasKey(row => new { row.Marketplace, row.Account });
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.Account).HasColumnName("account");
        builder.Property(row => row.Ciphertext).HasColumnName("ciphertext");
    }
}

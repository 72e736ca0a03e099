using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Auditing;

internal sealed class CredentialChangeRowConfiguration : IEntityTypeConfiguration<CredentialChangeRow>
{
    public void Configure(EntityTypeBuilder<CredentialChangeRow> builder)
    {
        builder.ToTable("credential_changes");
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedOnAdd();
        builder.Property(row => row.At).HasColumnName("at");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.Account).HasColumnName("account");
        builder.Property(row => row.ActorKind).HasColumnName("actor_kind");
        builder.Property(row => row.ActorId).HasColumnName("actor_id");
    }
}

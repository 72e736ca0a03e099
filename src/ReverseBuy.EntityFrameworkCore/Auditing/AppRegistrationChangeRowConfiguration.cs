using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Auditing;

internal sealed class AppRegistrationChangeRowConfiguration : IEntityTypeConfiguration<AppRegistrationChangeRow>
{
    public void Configure(EntityTypeBuilder<AppRegistrationChangeRow> builder)
    {
        builder.ToTable("app_registration_changes");
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).HasColumnName("position").ValueGeneratedOnAdd();
        builder.Property(row => row.At).HasColumnName("at");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.Marketplace).HasColumnName("marketplace");
        builder.Property(row => row.AppKey).HasColumnName("app_key");
        builder.Property(row => row.Owner).HasColumnName("owner").HasMaxLength(63);
        builder.Property(row => row.ActorKind).HasColumnName("actor_kind");
        builder.Property(row => row.ActorId).HasColumnName("actor_id");
        builder.HasIndex(row => new { row.Owner, row.Position });
    }
}

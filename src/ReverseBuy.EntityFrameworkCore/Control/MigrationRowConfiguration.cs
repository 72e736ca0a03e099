using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Control;

internal sealed class MigrationRowConfiguration : IEntityTypeConfiguration<MigrationRow>
{
    public void Configure(EntityTypeBuilder<MigrationRow> builder)
    {
        builder.ToTable("migration_ledger");
        builder.HasKey(row => row.Tenant);
        builder.Property(row => row.Tenant).HasColumnName("tenant").HasMaxLength(63);
        builder.Property(row => row.Version).HasColumnName("version");
        builder.Property(row => row.State).HasColumnName("state");
        builder.Property(row => row.Run).HasColumnName("run");
        builder.Property(row => row.VersionBefore).HasColumnName("version_before");
        builder.Property(row => row.Attempts).HasColumnName("attempts");
        builder.Property(row => row.Error).HasColumnName("error");
        builder.Property(row => row.StartedAt).HasColumnName("started_at");
        builder.Property(row => row.EndedAt).HasColumnName("ended_at");
        builder.Property(row => row.FencingToken).HasColumnName("fencing_token");
        builder.Property(row => row.ClaimedUntil).HasColumnName("claimed_until");
    }
}

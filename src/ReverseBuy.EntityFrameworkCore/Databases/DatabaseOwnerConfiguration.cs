using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Databases;

internal sealed class DatabaseOwnerConfiguration : IEntityTypeConfiguration<DatabaseOwner>
{
    public void Configure(EntityTypeBuilder<DatabaseOwner> builder)
    {
        builder.ToTable("database_owner");
        builder.HasKey(owner => owner.Id);
        builder.Property(owner => owner.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(owner => owner.Tenant).HasColumnName("tenant");
    }
}

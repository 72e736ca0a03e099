using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReverseBuy.EntityFrameworkCore.Messaging;

internal sealed class InboxRowConfiguration : IEntityTypeConfiguration<InboxRow>
{
    public void Configure(EntityTypeBuilder<InboxRow> builder)
    {
        builder.ToTable("inbox");
        builder.HasKey(row => new { row.Event, row.Handler });
        builder.Property(row => row.Event).HasColumnName("event_id").ValueGeneratedNever();
        builder.Property(row => row.Handler).HasColumnName("handler");
        builder.Property(row => row.At).HasColumnName("at");
        builder.Property(row => row.Result).HasColumnName("result");
    }
}

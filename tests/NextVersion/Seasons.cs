using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ReverseBuy.EntityFrameworkCore;

namespace ReverseBuy.NextVersion;

/// <summary>An ordinary migration: five columns of two tables.</summary>
[DbContext(typeof(TenantDbContext))]
[Migration(Id)]
internal sealed class Seasons : Migration
{
    public const string Id = "29990101000000_Seasons";

    /// <summary>Makes the migration fail at a database: a column that it wants to add is there already.</summary>
    public const string Break = "ALTER TABLE orders ADD COLUMN season TEXT";

    /// <summary>Undoes that.</summary>
    public const string Mend = "ALTER TABLE orders DROP COLUMN season";

    /// <summary>The migration before this one, whose model this one has, too: a real one brings the whole model along.</summary>
    public Migration? Before { get; set; }

    protected override void BuildTargetModel(ModelBuilder modelBuilder) => Before?.GetType()
        .GetMethod(nameof(BuildTargetModel), BindingFlags.Instance | BindingFlags.NonPublic)!
        .Invoke(Before, [modelBuilder]);

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("season", "orders", nullable: true);
        migrationBuilder.AddColumn<long>("season_ends_at", "orders", nullable: true);
        migrationBuilder.AddColumn<string>("season", "order_lines", nullable: true);
        migrationBuilder.AddColumn<string>("colour", "order_lines", nullable: true);
        migrationBuilder.AddColumn<long>("colour_number", "order_lines", nullable: true);
    }
}

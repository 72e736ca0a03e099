using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ReverseBuy.EntityFrameworkCore.Tests.Schemas;

/// <summary>A kind of database with four versions, the last two of which only add indexes.</summary>
internal sealed class HerbContext(DbContextOptions<HerbContext> options) : DbContext(options)
{
    public static HerbContext Make() => new(new DbContextOptionsBuilder<HerbContext>()
        .UseSqlite("Data Source=:memory:", sqlite => sqlite.MigrationsAssembly(typeof(HerbContext).Assembly.GetName().Name))
        .Options);

    [DbContext(typeof(HerbContext))]
    [Migration("20270101000000_Herbs")]
    internal sealed class Herbs : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.CreateTable("herbs", table => new { name = table.Column<string>() });
    }

    [DbContext(typeof(HerbContext))]
    [Migration("20270201000000_Colours")]
    internal sealed class Colours : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>("colour", "herbs", nullable: true);
            migrationBuilder.CreateIndex("by_colour", "herbs", "colour");
        }
    }

    [DbContext(typeof(HerbContext))]
    [Migration("20270301000000_Names")]
    internal sealed class Names : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex("by_name", "herbs", "name");
    }

    [DbContext(typeof(HerbContext))]
    [Migration("20270401000000_Fewer")]
    internal sealed class Fewer : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.DropIndex("by_colour", "herbs");
    }
}

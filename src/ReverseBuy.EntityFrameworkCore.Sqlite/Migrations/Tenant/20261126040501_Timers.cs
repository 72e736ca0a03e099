using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Migrations.Tenant
{
    /// <inheritdoc />
    internal sealed partial class Timers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "timers",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    aggregate_kind = table.Column<string>(type: "TEXT", nullable: false),
                    aggregate = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    left_ticks = table.Column<long>(type: "INTEGER", nullable: true),
                    fires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: true),
                    is_parked = table.Column<bool>(type: "INTEGER", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_timers", x => x.position);
                });

            migrationBuilder.CreateIndex(
                name: "IX_timers_aggregate_kind_aggregate_name_subject",
                table: "timers",
                columns: new[] { "aggregate_kind", "aggregate", "name", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_timers_fires_at",
                table: "timers",
                column: "fires_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "timers");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Migrations.Control
{
    /// <inheritdoc />
    internal sealed partial class Doorbell : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "doorbells",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    worker = table.Column<string>(type: "TEXT", nullable: false),
                    is_promise = table.Column<bool>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    mark = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_doorbells", x => new { x.tenant, x.worker, x.is_promise });
                });

            migrationBuilder.CreateIndex(
                name: "IX_doorbells_due_at",
                table: "doorbells",
                column: "due_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "doorbells");
        }
    }
}

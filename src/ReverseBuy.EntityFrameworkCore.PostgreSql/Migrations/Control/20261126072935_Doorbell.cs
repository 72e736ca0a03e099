using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Migrations.Control
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
                    tenant = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: false),
                    worker = table.Column<string>(type: "text", nullable: false),
                    is_promise = table.Column<bool>(type: "boolean", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    mark = table.Column<Guid>(type: "uuid", nullable: false)
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

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Migrations.Control
{
    /// <inheritdoc />
    internal sealed partial class TenantLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "moving_to",
                table: "tenants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "server",
                table: "tenants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "tenants",
                type: "TEXT",
                nullable: false,
                defaultValue: "Active");

            migrationBuilder.AddColumn<string>(
                name: "suspended_for",
                table: "tenants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "tenant_changes",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenant_changes", x => x.tenant);
                });

            migrationBuilder.CreateIndex(
                name: "IX_tenant_changes_number",
                table: "tenant_changes",
                column: "number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tenant_changes");

            migrationBuilder.DropColumn(
                name: "moving_to",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "server",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "state",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "suspended_for",
                table: "tenants");
        }
    }
}

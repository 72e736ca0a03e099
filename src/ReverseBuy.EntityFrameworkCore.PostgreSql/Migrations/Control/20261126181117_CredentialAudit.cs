using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Migrations.Control
{
    /// <inheritdoc />
    internal sealed partial class CredentialAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "app_registration_changes",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    marketplace = table.Column<string>(type: "text", nullable: false),
                    app_key = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: true),
                    actor_kind = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_registration_changes", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "app_registration_uses",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    marketplace = table.Column<string>(type: "text", nullable: false),
                    app_key = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: true),
                    hour = table.Column<long>(type: "bigint", nullable: false),
                    uses = table.Column<long>(type: "bigint", nullable: false),
                    refused = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_registration_uses", x => x.position);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_registration_changes_owner_position",
                table: "app_registration_changes",
                columns: new[] { "owner", "position" });

            migrationBuilder.CreateIndex(
                name: "IX_app_registration_uses_hour",
                table: "app_registration_uses",
                column: "hour");

            migrationBuilder.CreateIndex(
                name: "IX_app_registration_uses_marketplace_app_key_hour",
                table: "app_registration_uses",
                columns: new[] { "marketplace", "app_key", "hour" });

            migrationBuilder.CreateIndex(
                name: "IX_app_registration_uses_owner_position",
                table: "app_registration_uses",
                columns: new[] { "owner", "position" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_registration_changes");

            migrationBuilder.DropTable(
                name: "app_registration_uses");
        }
    }
}

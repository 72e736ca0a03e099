using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Migrations.Control
{
    /// <inheritdoc />
    internal sealed partial class ControlBaseline : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "app_registrations",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    app_key = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 63, nullable: true),
                    ciphertext = table.Column<byte[]>(type: "BLOB", nullable: false),
                    previous_ciphertext = table.Column<byte[]>(type: "BLOB", nullable: true),
                    previous_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_registrations", x => x.id);
                });

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

            migrationBuilder.CreateTable(
                name: "migration_ledger",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    version = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: true),
                    run = table.Column<Guid>(type: "TEXT", nullable: true),
                    version_before = table.Column<string>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    fencing_token = table.Column<long>(type: "INTEGER", nullable: false),
                    claimed_until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_migration_ledger", x => x.tenant);
                });

            migrationBuilder.CreateTable(
                name: "registered_accounts",
                columns: table => new
                {
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registered_accounts", x => new { x.marketplace, x.name });
                });

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

            migrationBuilder.CreateTable(
                name: "tenants",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    suspended_for = table.Column<string>(type: "TEXT", nullable: true),
                    server = table.Column<string>(type: "TEXT", nullable: true),
                    moving_to = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tenant_accounts",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenant_accounts", x => new { x.tenant, x.marketplace });
                    table.ForeignKey(
                        name: "FK_tenant_accounts_tenants_tenant",
                        column: x => x.tenant,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tenant_settings",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenant_settings", x => x.tenant);
                    table.ForeignKey(
                        name: "FK_tenant_settings_tenants_tenant",
                        column: x => x.tenant,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tenant_settings_changes",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_kind = table.Column<string>(type: "TEXT", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", nullable: false),
                    differences = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenant_settings_changes", x => new { x.tenant, x.version });
                    table.ForeignKey(
                        name: "FK_tenant_settings_changes_tenants_tenant",
                        column: x => x.tenant,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_doorbells_due_at",
                table: "doorbells",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "IX_registered_accounts_tenant",
                table: "registered_accounts",
                column: "tenant");

            migrationBuilder.CreateIndex(
                name: "IX_tenant_changes_number",
                table: "tenant_changes",
                column: "number",
                unique: true);

            migrationBuilder.CreateTable(
                name: "app_registration_changes",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    app_key = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 63, nullable: true),
                    actor_kind = table.Column<string>(type: "TEXT", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_registration_changes", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "app_registration_uses",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    app_key = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 63, nullable: true),
                    hour = table.Column<long>(type: "INTEGER", nullable: false),
                    uses = table.Column<long>(type: "INTEGER", nullable: false),
                    refused = table.Column<long>(type: "INTEGER", nullable: false)
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

            migrationBuilder.DropTable(
                name: "app_registrations");

            migrationBuilder.DropTable(
                name: "doorbells");

            migrationBuilder.DropTable(
                name: "migration_ledger");

            migrationBuilder.DropTable(
                name: "registered_accounts");

            migrationBuilder.DropTable(
                name: "tenant_accounts");

            migrationBuilder.DropTable(
                name: "tenant_changes");

            migrationBuilder.DropTable(
                name: "tenant_settings");

            migrationBuilder.DropTable(
                name: "tenant_settings_changes");

            migrationBuilder.DropTable(
                name: "tenants");
        }
    }
}

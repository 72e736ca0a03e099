using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Migrations.Control
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
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    marketplace = table.Column<string>(type: "text", nullable: false),
                    app_key = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: true),
                    ciphertext = table.Column<byte[]>(type: "bytea", nullable: false),
                    previous_ciphertext = table.Column<byte[]>(type: "bytea", nullable: true),
                    previous_until = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_registrations", x => x.id);
                });

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

            migrationBuilder.CreateTable(
                name: "migration_ledger",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: false),
                    version = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: true),
                    run = table.Column<Guid>(type: "uuid", nullable: true),
                    version_before = table.Column<string>(type: "text", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    started_at = table.Column<long>(type: "bigint", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    fencing_token = table.Column<long>(type: "bigint", nullable: false),
                    claimed_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_migration_ledger", x => x.tenant);
                });

            migrationBuilder.CreateTable(
                name: "registered_accounts",
                columns: table => new
                {
                    marketplace = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: false),
                    account = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registered_accounts", x => new { x.marketplace, x.name });
                });

            migrationBuilder.CreateTable(
                name: "tenant_changes",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    removed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenant_changes", x => x.tenant);
                });

            migrationBuilder.CreateTable(
                name: "tenants",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    suspended_for = table.Column<string>(type: "text", nullable: true),
                    server = table.Column<string>(type: "text", nullable: true),
                    moving_to = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tenant_accounts",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: false),
                    marketplace = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false)
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
                    tenant = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false)
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
                    tenant = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor_kind = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<string>(type: "text", nullable: false),
                    differences = table.Column<string>(type: "text", nullable: false)
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

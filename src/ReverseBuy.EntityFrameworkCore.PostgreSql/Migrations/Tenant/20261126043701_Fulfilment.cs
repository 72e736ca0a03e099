using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Migrations.Tenant
{
    /// <inheritdoc />
    internal sealed partial class Fulfilment : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "rejected",
                table: "package_contents",
                newName: "wrong");

            migrationBuilder.AddColumn<string>(
                name: "hold",
                table: "parcels",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "parcels",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "offered_minor",
                table: "parcels",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "pay_before",
                table: "parcels",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "recipient_id",
                table: "parcels",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "units_in",
                table: "parcels",
                type: "text",
                nullable: false,
                defaultValue: "Packing");

            // Parcels that were there before: where their units are follows from their state.
            migrationBuilder.Sql(
                """
                UPDATE parcels SET units_in = CASE
                    WHEN state = 'Draft' THEN 'InStock'
                    WHEN state IN ('HandedOver', 'InTransit', 'CustomsHold', 'OutForDelivery') THEN 'Shipped'
                    WHEN state = 'Delivered' THEN 'Delivered'
                    ELSE 'Packing'
                END
                """);

            migrationBuilder.AddColumn<string>(
                name: "customer",
                table: "packages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "hold",
                table: "packages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "photos",
                table: "packages",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "planned_warehouse",
                table: "packages",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "damaged",
                table: "package_contents",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "prohibited",
                table: "package_contents",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "short",
                table: "package_contents",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "found_items",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    warehouse = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    origin = table.Column<string>(type: "text", nullable: false),
                    units = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    found_at = table.Column<long>(type: "bigint", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: true),
                    package_id = table.Column<Guid>(type: "uuid", nullable: true),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    marketplace = table.Column<string>(type: "text", nullable: true),
                    listing = table.Column<string>(type: "text", nullable: true),
                    sku = table.Column<string>(type: "text", nullable: true),
                    hold = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_found_items", x => x.position);
                    table.UniqueConstraint("AK_found_items_id", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "parcel_found_items",
                columns: table => new
                {
                    parcel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    found_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parcel_found_items", x => new { x.parcel_id, x.position });
                    table.ForeignKey(
                        name: "FK_parcel_found_items_parcels_parcel_id",
                        column: x => x.parcel_id,
                        principalTable: "parcels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recipients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<long>(type: "bigint", nullable: false),
                    ciphertext = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recipients", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_parcels_customer",
                table: "parcels",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_parcels_state_created_at",
                table: "parcels",
                columns: new[] { "state", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_packages_customer",
                table: "packages",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_packages_state_created_at",
                table: "packages",
                columns: new[] { "state", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_found_items_owner",
                table: "found_items",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "IX_recipients_customer",
                table: "recipients",
                column: "customer");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "found_items");

            migrationBuilder.DropTable(
                name: "parcel_found_items");

            migrationBuilder.DropTable(
                name: "recipients");

            migrationBuilder.DropIndex(
                name: "IX_parcels_customer",
                table: "parcels");

            migrationBuilder.DropIndex(
                name: "IX_parcels_state_created_at",
                table: "parcels");

            migrationBuilder.DropIndex(
                name: "IX_packages_customer",
                table: "packages");

            migrationBuilder.DropIndex(
                name: "IX_packages_state_created_at",
                table: "packages");

            migrationBuilder.DropColumn(
                name: "hold",
                table: "parcels");

            migrationBuilder.DropColumn(
                name: "note",
                table: "parcels");

            migrationBuilder.DropColumn(
                name: "offered_minor",
                table: "parcels");

            migrationBuilder.DropColumn(
                name: "pay_before",
                table: "parcels");

            migrationBuilder.DropColumn(
                name: "recipient_id",
                table: "parcels");

            migrationBuilder.DropColumn(
                name: "units_in",
                table: "parcels");

            migrationBuilder.DropColumn(
                name: "customer",
                table: "packages");

            migrationBuilder.DropColumn(
                name: "hold",
                table: "packages");

            migrationBuilder.DropColumn(
                name: "photos",
                table: "packages");

            migrationBuilder.DropColumn(
                name: "planned_warehouse",
                table: "packages");

            migrationBuilder.DropColumn(
                name: "damaged",
                table: "package_contents");

            migrationBuilder.DropColumn(
                name: "prohibited",
                table: "package_contents");

            migrationBuilder.DropColumn(
                name: "short",
                table: "package_contents");

            migrationBuilder.RenameColumn(
                name: "wrong",
                table: "package_contents",
                newName: "rejected");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Migrations.Tenant
{
    /// <inheritdoc />
    internal sealed partial class Lookups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_parcels_customer",
                table: "parcels");

            migrationBuilder.DropIndex(
                name: "IX_packages_customer",
                table: "packages");

            migrationBuilder.CreateIndex(
                name: "IX_parcels_created_at",
                table: "parcels",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_parcels_customer_created_at",
                table: "parcels",
                columns: new[] { "customer", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_parcels_waybill",
                table: "parcels",
                column: "waybill");

            migrationBuilder.CreateIndex(
                name: "IX_packages_created_at",
                table: "packages",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_packages_customer_created_at",
                table: "packages",
                columns: new[] { "customer", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_package_sources_upstream_id",
                table: "package_sources",
                column: "upstream_id");

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_marketplace_order_id",
                table: "order_lines",
                columns: new[] { "marketplace", "order_id" });

            migrationBuilder.CreateIndex(
                name: "IX_found_items_order_id",
                table: "found_items",
                column: "order_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_parcels_created_at",
                table: "parcels");

            migrationBuilder.DropIndex(
                name: "IX_parcels_customer_created_at",
                table: "parcels");

            migrationBuilder.DropIndex(
                name: "IX_parcels_waybill",
                table: "parcels");

            migrationBuilder.DropIndex(
                name: "IX_packages_created_at",
                table: "packages");

            migrationBuilder.DropIndex(
                name: "IX_packages_customer_created_at",
                table: "packages");

            migrationBuilder.DropIndex(
                name: "IX_package_sources_upstream_id",
                table: "package_sources");

            migrationBuilder.DropIndex(
                name: "IX_order_lines_marketplace_order_id",
                table: "order_lines");

            migrationBuilder.DropIndex(
                name: "IX_found_items_order_id",
                table: "found_items");

            migrationBuilder.CreateIndex(
                name: "IX_parcels_customer",
                table: "parcels",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_packages_customer",
                table: "packages",
                column: "customer");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Migrations.Tenant
{
    /// <inheritdoc />
    internal sealed partial class Holds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "stock_holds",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_line_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    listing = table.Column<string>(type: "TEXT", nullable: false),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_holds", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "stock_observations",
                columns: table => new
                {
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    listing = table.Column<string>(type: "TEXT", nullable: false),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: true),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_observations", x => new { x.account, x.marketplace, x.listing, x.sku });
                });

            migrationBuilder.CreateIndex(
                name: "IX_stock_holds_account_marketplace_listing_sku_finished_at",
                table: "stock_holds",
                columns: new[] { "account", "marketplace", "listing", "sku", "finished_at" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_holds_id",
                table: "stock_holds",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stock_holds_order_id",
                table: "stock_holds",
                column: "order_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stock_holds");

            migrationBuilder.DropTable(
                name: "stock_observations");
        }
    }
}

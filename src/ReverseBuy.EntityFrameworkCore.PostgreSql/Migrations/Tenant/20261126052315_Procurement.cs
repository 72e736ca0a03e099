using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Migrations.Tenant
{
    /// <inheritdoc />
    internal sealed partial class Procurement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "cancel_asked_at",
                table: "upstream_orders",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_unwanted",
                table: "upstream_orders",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "payable_since",
                table: "upstream_orders",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "refunded_minor",
                table: "upstream_orders",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "attempt",
                table: "purchase_orders",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "gather_until",
                table: "purchase_orders",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "handed_at",
                table: "purchase_orders",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "link",
                table: "purchase_orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "person_reason",
                table: "purchase_orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "person_since",
                table: "purchase_orders",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "taken_by",
                table: "purchase_orders",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_purchase_orders_person_since",
                table: "purchase_orders",
                column: "person_since");

            migrationBuilder.CreateIndex(
                name: "IX_purchase_orders_state_marketplace_seller_id",
                table: "purchase_orders",
                columns: new[] { "state", "marketplace", "seller_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_purchase_orders_person_since",
                table: "purchase_orders");

            migrationBuilder.DropIndex(
                name: "IX_purchase_orders_state_marketplace_seller_id",
                table: "purchase_orders");

            migrationBuilder.DropColumn(
                name: "cancel_asked_at",
                table: "upstream_orders");

            migrationBuilder.DropColumn(
                name: "is_unwanted",
                table: "upstream_orders");

            migrationBuilder.DropColumn(
                name: "payable_since",
                table: "upstream_orders");

            migrationBuilder.DropColumn(
                name: "refunded_minor",
                table: "upstream_orders");

            migrationBuilder.DropColumn(
                name: "attempt",
                table: "purchase_orders");

            migrationBuilder.DropColumn(
                name: "gather_until",
                table: "purchase_orders");

            migrationBuilder.DropColumn(
                name: "handed_at",
                table: "purchase_orders");

            migrationBuilder.DropColumn(
                name: "link",
                table: "purchase_orders");

            migrationBuilder.DropColumn(
                name: "person_reason",
                table: "purchase_orders");

            migrationBuilder.DropColumn(
                name: "person_since",
                table: "purchase_orders");

            migrationBuilder.DropColumn(
                name: "taken_by",
                table: "purchase_orders");
        }
    }
}

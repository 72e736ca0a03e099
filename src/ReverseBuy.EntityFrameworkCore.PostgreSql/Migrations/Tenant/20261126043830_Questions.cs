using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Migrations.Tenant
{
    /// <inheritdoc />
    internal sealed partial class Questions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "cancellation_requested_at",
                table: "orders",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_billed_later",
                table: "orders",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "discount_currency",
                table: "order_lines",
                type: "character varying(3)",
                maxLength: 3,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "discount_minor",
                table: "order_lines",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "domestic_freight_currency",
                table: "order_lines",
                type: "character varying(3)",
                maxLength: 3,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "domestic_freight_minor",
                table: "order_lines",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "to_return",
                table: "order_lines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "at_pinned_rate_currency",
                table: "money_entries",
                type: "character varying(3)",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "at_pinned_rate_minor",
                table: "money_entries",
                type: "bigint",
                nullable: true);

            // Lines from before have no share of anything; it is nothing in the currency that they are charged in.
            migrationBuilder.Sql("UPDATE order_lines SET discount_currency = charged_currency, domestic_freight_currency = charged_currency;");

            migrationBuilder.CreateTable(
                name: "order_holds",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    put_by_kind = table.Column<string>(type: "text", nullable: false),
                    put_by_id = table.Column<string>(type: "text", nullable: false),
                    put_at = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: true),
                    released_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_holds", x => new { x.order_id, x.position });
                    table.ForeignKey(
                        name: "FK_order_holds_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "order_questions",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    order_line_id = table.Column<Guid>(type: "uuid", nullable: true),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    unit_price = table.Column<string>(type: "text", nullable: true),
                    unit_price_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    top_up_minor = table.Column<long>(type: "bigint", nullable: true),
                    asked_by_kind = table.Column<string>(type: "text", nullable: false),
                    asked_by_id = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    answer_before = table.Column<long>(type: "bigint", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true),
                    closed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_questions", x => new { x.order_id, x.position });
                    table.ForeignKey(
                        name: "FK_order_questions_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "order_holds");

            migrationBuilder.DropTable(
                name: "order_questions");

            migrationBuilder.DropColumn(
                name: "cancellation_requested_at",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "is_billed_later",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "discount_currency",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "discount_minor",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "domestic_freight_currency",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "domestic_freight_minor",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "to_return",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "at_pinned_rate_currency",
                table: "money_entries");

            migrationBuilder.DropColumn(
                name: "at_pinned_rate_minor",
                table: "money_entries");
        }
    }
}

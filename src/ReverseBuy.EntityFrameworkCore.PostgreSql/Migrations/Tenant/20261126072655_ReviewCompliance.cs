using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Migrations.Tenant
{
    /// <inheritdoc />
    internal sealed partial class ReviewCompliance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "compliance",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "country",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "category_id",
                table: "order_lines",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "category_name",
                table: "order_lines",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source_title",
                table: "order_lines",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "compliance",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "country",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "category_id",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "category_name",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "source_title",
                table: "order_lines");
        }
    }
}

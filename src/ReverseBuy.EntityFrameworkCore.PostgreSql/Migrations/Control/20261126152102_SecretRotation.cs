using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Migrations.Control
{
    /// <inheritdoc />
    internal sealed partial class SecretRotation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "previous_ciphertext",
                table: "app_registrations",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "previous_until",
                table: "app_registrations",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "previous_ciphertext",
                table: "app_registrations");

            migrationBuilder.DropColumn(
                name: "previous_until",
                table: "app_registrations");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Migrations.Control
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
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "previous_until",
                table: "app_registrations",
                type: "INTEGER",
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

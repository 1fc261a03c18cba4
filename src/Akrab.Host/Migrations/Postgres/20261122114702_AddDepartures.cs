using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Akrab.Host.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AddDepartures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "departures",
                table: "activities",
                type: "text",
                nullable: true,
                collation: "C");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "departures",
                table: "activities");
        }
    }
}

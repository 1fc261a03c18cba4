using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Akrab.Host.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);
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

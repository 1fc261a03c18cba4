using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Akrab.Host.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Background : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "event_receipts",
                columns: table => new
                {
                    tenant_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @event = table.Column<byte[]>(name: "event", type: "BLOB", nullable: false),
                    handler = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_event_receipts", x => new { x.tenant_id, x.@event, x.handler });
                    table.ForeignKey(
                        name: "FK_event_receipts_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_outboxes_tenant_id_record_id",
                table: "outboxes",
                columns: new[] { "tenant_id", "record", "id" },
                filter: "state = 'waiting'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "event_receipts");

            migrationBuilder.DropIndex(
                name: "IX_outboxes_tenant_id_record_id",
                table: "outboxes");
        }
    }
}

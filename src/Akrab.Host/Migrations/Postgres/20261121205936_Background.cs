using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Akrab.Host.Migrations.Postgres
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
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @event = table.Column<Guid>(name: "event", type: "uuid", nullable: false),
                    handler = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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

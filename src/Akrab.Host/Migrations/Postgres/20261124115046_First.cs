using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Akrab.Host.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "field_values",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    text_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    number = table.Column<long>(type: "bigint", nullable: true),
                    moment = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_field_values", x => new { x.tenant_id, x.record, x.field, x.ordinal });
                });

            migrationBuilder.CreateTable(
                name: "import_notes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<long>(type: "bigint", nullable: true),
                    record = table.Column<Guid>(type: "uuid", nullable: true),
                    entity = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reasons = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    cells = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_notes", x => new { x.tenant_id, x.import, x.kind, x.id });
                });

            migrationBuilder.CreateTable(
                name: "journals",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor = table.Column<Guid>(type: "uuid", nullable: true),
                    action = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<Guid>(type: "uuid", nullable: true),
                    origin = table.Column<Guid>(type: "uuid", nullable: true),
                    changes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: true),
                    seal = table.Column<long>(type: "bigint", nullable: true),
                    erased_by = table.Column<Guid>(type: "uuid", nullable: true),
                    erased_digest = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journals", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outboxes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    @event = table.Column<string>(name: "event", type: "text", nullable: false, collation: "C"),
                    event_version = table.Column<int>(type: "integer", nullable: false),
                    record = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    record_version = table.Column<long>(type: "bigint", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    failure = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outboxes", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "passkeys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    credential_id = table.Column<byte[]>(type: "bytea", nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    transports = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_backup_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    is_backed_up = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkeys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pending_companies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    company = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    password_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pending_companies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "readings",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor = table.Column<Guid>(type: "uuid", nullable: true),
                    action = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record = table.Column<Guid>(type: "uuid", nullable: true),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    origin = table.Column<Guid>(type: "uuid", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: true),
                    seal = table.Column<long>(type: "bigint", nullable: true),
                    erased_by = table.Column<Guid>(type: "uuid", nullable: true),
                    erased_digest = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_readings", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sign_in_attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    result = table.Column<string>(type: "text", nullable: false),
                    way = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    browser = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    system = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_attempts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    browser = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    system = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    way = table.Column<string>(type: "text", nullable: false),
                    has_two_steps = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "spent_challenges",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spent_challenges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tenants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    time_zone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    suspended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    leave_asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    leave_asked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    leaves_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_being_erased = table.Column<bool>(type: "boolean", nullable: false),
                    owned_by = table.Column<Guid>(type: "uuid", nullable: true),
                    overlay_version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    last_tenant = table.Column<Guid>(type: "uuid", nullable: true),
                    two_step_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    two_step_used = table.Column<long>(type: "bigint", nullable: false),
                    two_step_recovery = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    security_stamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone_number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from_address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    per_minute = table.Column<int>(type: "integer", nullable: false),
                    host = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    port = table.Column<int>(type: "integer", nullable: false),
                    encryption = table.Column<string>(type: "text", nullable: false),
                    user = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    password = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    arranged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.tenant_id);
                    table.ForeignKey(
                        name: "FK_accounts_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "answered_calls",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    asked = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    answer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answered_calls", x => new { x.tenant_id, x.key });
                    table.ForeignKey(
                        name: "FK_answered_calls_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "api_tokens",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    token_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scopes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_tokens", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_api_tokens_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "arrivals",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_arrivals", x => new { x.tenant_id, x.key });
                    table.ForeignKey(
                        name: "FK_arrivals_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "categories",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parent = table.Column<Guid>(type: "uuid", nullable: true),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_categories", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_categories_categories_tenant_id_parent",
                        columns: x => new { x.tenant_id, x.parent },
                        principalTable: "categories",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_categories_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "custom_fields",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    labels = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    options = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    is_filterable = table.Column<bool>(type: "boolean", nullable: false),
                    is_required = table.Column<bool>(type: "boolean", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_custom_fields", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_custom_fields_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dav_names",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    collection = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record = table.Column<Guid>(type: "uuid", nullable: false),
                    uid = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    change = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dav_names", x => new { x.tenant_id, x.collection, x.name });
                    table.ForeignKey(
                        name: "FK_dav_names_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "devices",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    endpoint = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    public_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    secret = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    origin = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_devices", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_devices_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "doors",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_open = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_doors", x => x.tenant_id);
                    table.ForeignKey(
                        name: "FK_doors_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "duplicates",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    one = table.Column<Guid>(type: "uuid", nullable: false),
                    other = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    odds = table.Column<double>(type: "double precision", nullable: true),
                    evidence = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    answer = table.Column<int>(type: "integer", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duplicates", x => new { x.tenant_id, x.one, x.other });
                    table.ForeignKey(
                        name: "FK_duplicates_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record = table.Column<Guid>(type: "uuid", nullable: false),
                    records = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    because = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    request = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    sum = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    contents = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    digest = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_erasures_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    file = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    mapping = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    options = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false),
                    member = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    job = table.Column<Guid>(type: "uuid", nullable: true),
                    checkpoint = table.Column<long>(type: "bigint", nullable: false),
                    read = table.Column<long>(type: "bigint", nullable: false),
                    created = table.Column<long>(type: "bigint", nullable: false),
                    updated = table.Column<long>(type: "bigint", nullable: false),
                    skipped = table.Column<long>(type: "bigint", nullable: false),
                    rejected = table.Column<long>(type: "bigint", nullable: false),
                    warnings = table.Column<long>(type: "bigint", nullable: false),
                    linked = table.Column<long>(type: "bigint", nullable: false),
                    elapsed = table.Column<long>(type: "bigint", nullable: false),
                    is_resumed = table.Column<bool>(type: "boolean", nullable: false),
                    problems = table.Column<Guid>(type: "uuid", nullable: true),
                    failure = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    rolled_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rolled_back = table.Column<long>(type: "bigint", nullable: false),
                    kept = table.Column<long>(type: "bigint", nullable: false),
                    step = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_imports_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "incident_persons",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told_how = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incident_persons", x => new { x.tenant_id, x.incident, x.party });
                    table.ForeignKey(
                        name: "FK_incident_persons_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    input = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false),
                    member = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done = table.Column<long>(type: "bigint", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: true),
                    is_cancel_asked = table.Column<bool>(type: "boolean", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    checkpoint = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    result = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    failure = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    schedule = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jobs", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_jobs_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "letterheads",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    tax_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    pay_to = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    footer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_letterheads", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_letterheads_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "letters",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    to = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    to_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reply_to = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reply_to_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    is_secret = table.Column<bool>(type: "boolean", nullable: false),
                    is_automatic = table.Column<bool>(type: "boolean", nullable: false),
                    member = table.Column<Guid>(type: "uuid", nullable: true),
                    interaction = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tried_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    handed_over_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    words = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_letters", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_letters_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mailboxes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    trusted_host = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    uid_validity = table.Column<long>(type: "bigint", nullable: false),
                    last_uid = table.Column<long>(type: "bigint", nullable: true),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    words = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    host = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    port = table.Column<int>(type: "integer", nullable: false),
                    encryption = table.Column<string>(type: "text", nullable: false),
                    user = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    password = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    arranged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mailboxes", x => x.tenant_id);
                    table.ForeignKey(
                        name: "FK_mailboxes_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "merges",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merge = table.Column<Guid>(type: "uuid", nullable: false),
                    absorbed = table.Column<Guid>(type: "uuid", nullable: false),
                    survivor = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    choices = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<Guid>(type: "uuid", nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_merges", x => new { x.tenant_id, x.merge, x.absorbed });
                    table.ForeignKey(
                        name: "FK_merges_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notice_choices",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    ways = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice_choices", x => new { x.tenant_id, x.member, x.kind });
                    table.ForeignKey(
                        name: "FK_notice_choices_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<Guid>(type: "uuid", nullable: true),
                    about_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    about = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    begins = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    count = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ways = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_notices_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "numberings",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    pattern = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    starts_after = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false),
                    pattern_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_numberings", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_numberings_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "origins",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    door = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: true),
                    address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_origins", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_origins_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pipelines",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pipelines", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_pipelines_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plans",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    description = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    starts_when = table.Column<string>(type: "text", nullable: true),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plans", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_plans_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "price_lists",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    for_tags = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    notes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_price_lists", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_price_lists_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "processing_purposes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    what = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    basis = table.Column<string>(type: "text", nullable: false),
                    covers = table.Column<string>(type: "text", nullable: true),
                    balancing = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    channels = table.Column<string>(type: "text", nullable: false),
                    kept_months = table.Column<int>(type: "integer", nullable: true),
                    recipients = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_processing_purposes", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_processing_purposes_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "processors",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    what = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    data = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    country = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    contract = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    contract_until = table.Column<DateOnly>(type: "date", nullable: true),
                    sub_processors = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    contact = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_processors", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_processors_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rating_models",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided = table.Column<int>(type: "integer", nullable: false),
                    won = table.Column<int>(type: "integer", nullable: false),
                    in_order = table.Column<long>(type: "bigint", nullable: true),
                    in_order_at_least = table.Column<long>(type: "bigint", nullable: true),
                    weights = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rating_models", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_rating_models_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "request_keys",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code_hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    party = table.Column<Guid>(type: "uuid", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_request_keys", x => new { x.tenant_id, x.request });
                    table.ForeignKey(
                        name: "FK_request_keys_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "retention_rules",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: false),
                    erases = table.Column<bool>(type: "boolean", nullable: false),
                    switched_on_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_run_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_report = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_retention_rules", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_retention_rules_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "roles",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    rights = table.Column<string>(type: "text", nullable: false),
                    needs_two_steps = table.Column<bool>(type: "boolean", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_roles", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_roles_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    is_shared = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    query = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_views", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_saved_views_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seals",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    book = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    digest = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seals", x => new { x.tenant_id, x.book, x.number });
                    table.ForeignKey(
                        name: "FK_seals_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "settings",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settings", x => new { x.tenant_id, x.key });
                    table.ForeignKey(
                        name: "FK_settings_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shares",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record = table.Column<Guid>(type: "uuid", nullable: false),
                    member = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    may_change = table.Column<bool>(type: "boolean", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    because = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shares", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_shares_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stored_files",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    media_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    digest = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stored_files", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_stored_files_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "teams",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    above = table.Column<Guid>(type: "uuid", nullable: true),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_teams", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_teams_teams_tenant_id_above",
                        columns: x => new { x.tenant_id, x.above },
                        principalTable: "teams",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_teams_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claim_value = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "FK_identity_user_claims_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    provider_key = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    provider_display_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "FK_identity_user_logins_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "FK_identity_user_tokens_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "products",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    barcode = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<Guid>(type: "uuid", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    tax = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    variant_of = table.Column<Guid>(type: "uuid", nullable: true),
                    variant = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    description = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    retired_on = table.Column<DateOnly>(type: "date", nullable: true),
                    barcode_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    code_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    cost_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    cost_units = table.Column<long>(type: "bigint", nullable: true),
                    price_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    price_units = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_products", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_products_categories_tenant_id_category",
                        columns: x => new { x.tenant_id, x.category },
                        principalTable: "categories",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_products_products_tenant_id_variant_of",
                        columns: x => new { x.tenant_id, x.variant_of },
                        principalTable: "products",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_products_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stages",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pipeline = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    probability = table.Column<long>(type: "bigint", nullable: false),
                    stale_after_days = table.Column<int>(type: "integer", nullable: true),
                    certainty = table.Column<string>(type: "text", nullable: false),
                    needs = table.Column<string>(type: "text", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stages", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_stages_pipelines_tenant_id_pipeline",
                        columns: x => new { x.tenant_id, x.pipeline },
                        principalTable: "pipelines",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_stages_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_steps",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false),
                    after_days = table.Column<int>(type: "integer", nullable: false),
                    reminder = table.Column<string>(type: "text", nullable: true),
                    subject_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_steps", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_plan_steps_plans_tenant_id_plan",
                        columns: x => new { x.tenant_id, x.plan },
                        principalTable: "plans",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_plan_steps_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "members",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    role = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    language = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    time_zone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    user = table.Column<Guid>(type: "uuid", nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_members_roles_tenant_id_role",
                        columns: x => new { x.tenant_id, x.role },
                        principalTable: "roles",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_members_teams_tenant_id_team",
                        columns: x => new { x.tenant_id, x.team },
                        principalTable: "teams",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_members_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bundle_parts",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bundle = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bundle_parts", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_bundle_parts_products_tenant_id_bundle",
                        columns: x => new { x.tenant_id, x.bundle },
                        principalTable: "products",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_bundle_parts_products_tenant_id_product",
                        columns: x => new { x.tenant_id, x.product },
                        principalTable: "products",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_bundle_parts_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lead_forms",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    heading = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    thanks = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    asks_budget = table.Column<bool>(type: "boolean", nullable: false),
                    consent_text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    product = table.Column<Guid>(type: "uuid", nullable: true),
                    campaign = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    site = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    is_closed = table.Column<bool>(type: "boolean", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lead_forms", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_lead_forms_products_tenant_id_product",
                        columns: x => new { x.tenant_id, x.product },
                        principalTable: "products",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_forms_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "prices",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    list = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<Guid>(type: "uuid", nullable: false),
                    from_quantity = table.Column<long>(type: "bigint", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_units = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prices", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_prices_price_lists_tenant_id_list",
                        columns: x => new { x.tenant_id, x.list },
                        principalTable: "price_lists",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_prices_products_tenant_id_product",
                        columns: x => new { x.tenant_id, x.product },
                        principalTable: "products",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_prices_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rating_rules",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sign = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: true),
                    product = table.Column<Guid>(type: "uuid", nullable: true),
                    weight = table.Column<long>(type: "bigint", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    at_least_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    at_least_units = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rating_rules", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_rating_rules_products_tenant_id_product",
                        columns: x => new { x.tenant_id, x.product },
                        principalTable: "products",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_rating_rules_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assignment_rules",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: true),
                    product = table.Column<Guid>(type: "uuid", nullable: true),
                    city = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    way = table.Column<string>(type: "text", nullable: false),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    member = table.Column<Guid>(type: "uuid", nullable: true),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assignment_rules", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_assignment_rules_members_tenant_id_member",
                        columns: x => new { x.tenant_id, x.member },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_assignment_rules_products_tenant_id_product",
                        columns: x => new { x.tenant_id, x.product },
                        principalTable: "products",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_assignment_rules_teams_tenant_id_team",
                        columns: x => new { x.tenant_id, x.team },
                        principalTable: "teams",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_assignment_rules_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "branches",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    city = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    manager = table.Column<Guid>(type: "uuid", nullable: true),
                    city_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_branches", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_branches_members_tenant_id_manager",
                        columns: x => new { x.tenant_id, x.manager },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_branches_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "further_roles",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<Guid>(type: "uuid", nullable: false),
                    why = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    why_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_further_roles", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_further_roles_members_tenant_id_member",
                        columns: x => new { x.tenant_id, x.member },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_further_roles_roles_tenant_id_role",
                        columns: x => new { x.tenant_id, x.role },
                        principalTable: "roles",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_further_roles_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "impact_assessments",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    what = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    necessity = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    risks = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    measures = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    responsible = table.Column<Guid>(type: "uuid", nullable: true),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    decided_because = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_impact_assessments", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_impact_assessments_members_tenant_id_responsible",
                        columns: x => new { x.tenant_id, x.responsible },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_impact_assessments_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "incidents",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    what = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    discovered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    data = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    measures = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    responsible = table.Column<Guid>(type: "uuid", nullable: true),
                    concerned = table.Column<int>(type: "integer", nullable: true),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    counted_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    authority_told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    authority_told_how = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    people_told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lessons = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incidents", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_incidents_members_tenant_id_responsible",
                        columns: x => new { x.tenant_id, x.responsible },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_incidents_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lead_takers",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member = table.Column<Guid>(type: "uuid", nullable: false),
                    is_away = table.Column<bool>(type: "boolean", nullable: false),
                    most_open = table.Column<int>(type: "integer", nullable: true),
                    cities = table.Column<string>(type: "text", nullable: false),
                    days = table.Column<string>(type: "text", nullable: false),
                    from_hour = table.Column<int>(type: "integer", nullable: false),
                    until_hour = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    last_given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lead_takers", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_lead_takers_members_tenant_id_member",
                        columns: x => new { x.tenant_id, x.member },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_lead_takers_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "parties",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    phones = table.Column<string>(type: "text", nullable: false),
                    emails = table.Column<string>(type: "text", nullable: false),
                    addresses = table.Column<string>(type: "text", nullable: false),
                    city = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    roles = table.Column<string>(type: "text", nullable: false),
                    tags = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    source = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    notes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    website = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    external_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    first_bought_on = table.Column<DateOnly>(type: "date", nullable: true),
                    last_bought_on = table.Column<DateOnly>(type: "date", nullable: true),
                    npwp = table.Column<string>(type: "text", nullable: true),
                    last_spoke_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_because = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    language = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    city_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    external_id_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    kind = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false, collation: "C"),
                    credit_limit_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    credit_limit_units = table.Column<long>(type: "bigint", nullable: true),
                    name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    industry = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_alike = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    full_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    honorific = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    call_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    nik = table.Column<string>(type: "text", nullable: true),
                    birthday = table.Column<int>(type: "integer", nullable: true),
                    organisation = table.Column<Guid>(type: "uuid", nullable: true),
                    job_title = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    full_name_alike = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    full_name_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parties", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_parties_members_tenant_id_owner",
                        columns: x => new { x.tenant_id, x.owner },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_parties_parties_tenant_id_organisation",
                        columns: x => new { x.tenant_id, x.organisation },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_parties_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "response_plans",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rating = table.Column<string>(type: "text", nullable: false),
                    from_chance = table.Column<long>(type: "bigint", nullable: false),
                    next_step = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    offer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    answer_within = table.Column<int>(type: "integer", nullable: true),
                    escalate_to = table.Column<Guid>(type: "uuid", nullable: true),
                    next_step_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_response_plans", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_response_plans_members_tenant_id_escalate_to",
                        columns: x => new { x.tenant_id, x.escalate_to },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_response_plans_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forecast_snapshots",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    team_then = table.Column<Guid>(type: "uuid", nullable: true),
                    branch = table.Column<Guid>(type: "uuid", nullable: true),
                    pipeline = table.Column<Guid>(type: "uuid", nullable: false),
                    opportunities = table.Column<int>(type: "integer", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    committed_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    committed_units = table.Column<long>(type: "bigint", nullable: false),
                    likely_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    likely_units = table.Column<long>(type: "bigint", nullable: false),
                    possible_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    possible_units = table.Column<long>(type: "bigint", nullable: false),
                    weighted_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    weighted_units = table.Column<long>(type: "bigint", nullable: false),
                    won_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    won_units = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forecast_snapshots", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_forecast_snapshots_branches_tenant_id_branch",
                        columns: x => new { x.tenant_id, x.branch },
                        principalTable: "branches",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_forecast_snapshots_members_tenant_id_owner",
                        columns: x => new { x.tenant_id, x.owner },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_forecast_snapshots_pipelines_tenant_id_pipeline",
                        columns: x => new { x.tenant_id, x.pipeline },
                        principalTable: "pipelines",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_forecast_snapshots_teams_tenant_id_team_then",
                        columns: x => new { x.tenant_id, x.team_then },
                        principalTable: "teams",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_forecast_snapshots_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sales_targets",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    member = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    branch = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_units = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_targets", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_sales_targets_branches_tenant_id_branch",
                        columns: x => new { x.tenant_id, x.branch },
                        principalTable: "branches",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_sales_targets_members_tenant_id_member",
                        columns: x => new { x.tenant_id, x.member },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_sales_targets_teams_tenant_id_team",
                        columns: x => new { x.tenant_id, x.team },
                        principalTable: "teams",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_sales_targets_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stock_levels",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<Guid>(type: "uuid", nullable: false),
                    branch = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    least = table.Column<long>(type: "bigint", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_levels", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_stock_levels_branches_tenant_id_branch",
                        columns: x => new { x.tenant_id, x.branch },
                        principalTable: "branches",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_stock_levels_products_tenant_id_product",
                        columns: x => new { x.tenant_id, x.product },
                        principalTable: "products",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_stock_levels_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    party = table.Column<Guid>(type: "uuid", nullable: false),
                    file = table.Column<Guid>(type: "uuid", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_photo = table.Column<bool>(type: "boolean", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attachments", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_attachments_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_attachments_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consents",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    evidence = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    member = table.Column<Guid>(type: "uuid", nullable: true),
                    source_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consents", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_consents_members_tenant_id_member",
                        columns: x => new { x.tenant_id, x.member },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_consents_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_consents_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "facts",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<int>(type: "integer", nullable: true),
                    source = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    learnt_on = table.Column<DateOnly>(type: "date", nullable: false),
                    what_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_facts", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_facts_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_facts_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "followers",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: false),
                    member = table.Column<Guid>(type: "uuid", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_followers", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_followers_members_tenant_id_member",
                        columns: x => new { x.tenant_id, x.member },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_followers_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_followers_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "guardians",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    party = table.Column<Guid>(type: "uuid", nullable: true),
                    relation = table.Column<string>(type: "text", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guardians", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_guardians_parties_tenant_id_child",
                        columns: x => new { x.tenant_id, x.child },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_guardians_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_guardians_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "interactions",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    direction = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    member = table.Column<Guid>(type: "uuid", nullable: true),
                    subject = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    answer = table.Column<string>(type: "text", nullable: true),
                    is_from_mail = table.Column<bool>(type: "boolean", nullable: false),
                    is_unanswered = table.Column<bool>(type: "boolean", nullable: false),
                    subject_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_interactions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_interactions_members_tenant_id_member",
                        columns: x => new { x.tenant_id, x.member },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_interactions_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_interactions_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "opportunities",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    party = table.Column<Guid>(type: "uuid", nullable: true),
                    product = table.Column<Guid>(type: "uuid", nullable: true),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: true),
                    stage = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    source = table.Column<string>(type: "text", nullable: true),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: true),
                    certainty = table.Column<string>(type: "text", nullable: true),
                    branch = table.Column<Guid>(type: "uuid", nullable: true),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    notes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    status = table.Column<string>(type: "text", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    loss_reason = table.Column<string>(type: "text", nullable: true),
                    loss_note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    lost_to = table.Column<Guid>(type: "uuid", nullable: true),
                    origin = table.Column<Guid>(type: "uuid", nullable: true),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    amount_units = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunities", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_opportunities_branches_tenant_id_branch",
                        columns: x => new { x.tenant_id, x.branch },
                        principalTable: "branches",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_opportunities_members_tenant_id_owner",
                        columns: x => new { x.tenant_id, x.owner },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_opportunities_opportunities_tenant_id_origin",
                        columns: x => new { x.tenant_id, x.origin },
                        principalTable: "opportunities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_opportunities_parties_tenant_id_lost_to",
                        columns: x => new { x.tenant_id, x.lost_to },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_opportunities_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_opportunities_products_tenant_id_product",
                        columns: x => new { x.tenant_id, x.product },
                        principalTable: "products",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_opportunities_stages_tenant_id_stage",
                        columns: x => new { x.tenant_id, x.stage },
                        principalTable: "stages",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_opportunities_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "party_bases",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<Guid>(type: "uuid", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false),
                    origin = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    informed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    informed_how = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    evidence = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    origin_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_party_bases", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_party_bases_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_party_bases_processing_purposes_tenant_id_purpose",
                        columns: x => new { x.tenant_id, x.purpose },
                        principalTable: "processing_purposes",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_party_bases_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "privacy_requests",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false),
                    contact = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    source = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    identity_checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    identity_how = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    responsible = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ground = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_privacy_requests", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_privacy_requests_members_tenant_id_responsible",
                        columns: x => new { x.tenant_id, x.responsible },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_privacy_requests_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_privacy_requests_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "relations",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    other = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_relations", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_relations_parties_tenant_id_other",
                        columns: x => new { x.tenant_id, x.other },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_relations_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_relations_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "safeguards",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    because = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    member = table.Column<Guid>(type: "uuid", nullable: true),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lifted_because = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    because_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_safeguards", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_safeguards_members_tenant_id_member",
                        columns: x => new { x.tenant_id, x.member },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_safeguards_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_safeguards_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "interaction_parties",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    interaction = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_interaction_parties", x => new { x.tenant_id, x.party, x.at, x.interaction });
                    table.ForeignKey(
                        name: "FK_interaction_parties_interactions_tenant_id_interaction",
                        columns: x => new { x.tenant_id, x.interaction },
                        principalTable: "interactions",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_interaction_parties_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_interaction_parties_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "activities",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: true),
                    opportunity = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    place = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    repeats = table.Column<string>(type: "text", nullable: true),
                    repeats_until = table.Column<DateOnly>(type: "date", nullable: true),
                    repeat_rule = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reminder = table.Column<string>(type: "text", nullable: true),
                    remind_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    notes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    plan = table.Column<Guid>(type: "uuid", nullable: true),
                    departures = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    subject_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_activities_members_tenant_id_owner",
                        columns: x => new { x.tenant_id, x.owner },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activities_opportunities_tenant_id_opportunity",
                        columns: x => new { x.tenant_id, x.opportunity },
                        principalTable: "opportunities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activities_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activities_plans_tenant_id_plan",
                        columns: x => new { x.tenant_id, x.plan },
                        principalTable: "plans",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activities_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "leads",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    wish = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    party = table.Column<Guid>(type: "uuid", nullable: true),
                    contact_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    source = table.Column<string>(type: "text", nullable: true),
                    product = table.Column<Guid>(type: "uuid", nullable: true),
                    message = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    campaign = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    medium = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    agreed = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    referrer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    arrived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recognised = table.Column<string>(type: "text", nullable: false),
                    rating = table.Column<string>(type: "text", nullable: true),
                    chance = table.Column<long>(type: "bigint", nullable: true),
                    rated_by = table.Column<string>(type: "text", nullable: true),
                    reasons = table.Column<string>(type: "text", nullable: false),
                    signs = table.Column<string>(type: "text", nullable: false),
                    clock_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    escalated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    drop_reason = table.Column<string>(type: "text", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    opportunity = table.Column<Guid>(type: "uuid", nullable: true),
                    campaign_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    wish_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    budget_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    budget_units = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_leads_members_tenant_id_owner",
                        columns: x => new { x.tenant_id, x.owner },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_leads_opportunities_tenant_id_opportunity",
                        columns: x => new { x.tenant_id, x.opportunity },
                        principalTable: "opportunities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_leads_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_leads_products_tenant_id_product",
                        columns: x => new { x.tenant_id, x.product },
                        principalTable: "products",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_leads_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "opportunity_lines",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opportunity = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    unit_price_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    unit_price_units = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opportunity_lines", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_opportunity_lines_opportunities_tenant_id_opportunity",
                        columns: x => new { x.tenant_id, x.opportunity },
                        principalTable: "opportunities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_opportunity_lines_products_tenant_id_product",
                        columns: x => new { x.tenant_id, x.product },
                        principalTable: "products",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_opportunity_lines_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "quotes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    opportunity = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    replaces = table.Column<Guid>(type: "uuid", nullable: true),
                    accepted_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    decline_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    number_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    net_units = table.Column<long>(type: "bigint", nullable: true),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    tax_units = table.Column<long>(type: "bigint", nullable: true),
                    total_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    total_units = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    paper_key = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: true),
                    date = table.Column<DateOnly>(type: "date", nullable: true),
                    lines = table.Column<string>(type: "text", nullable: false),
                    discount = table.Column<long>(type: "bigint", nullable: true),
                    prices = table.Column<string>(type: "text", nullable: false),
                    tax_rounding = table.Column<string>(type: "text", nullable: false),
                    branch = table.Column<Guid>(type: "uuid", nullable: true),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    notes = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quotes", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_quotes_branches_tenant_id_branch",
                        columns: x => new { x.tenant_id, x.branch },
                        principalTable: "branches",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_quotes_members_tenant_id_owner",
                        columns: x => new { x.tenant_id, x.owner },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_quotes_opportunities_tenant_id_opportunity",
                        columns: x => new { x.tenant_id, x.opportunity },
                        principalTable: "opportunities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_quotes_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_quotes_quotes_tenant_id_replaces",
                        columns: x => new { x.tenant_id, x.replaces },
                        principalTable: "quotes",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_quotes_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rivals",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opportunity = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<Guid>(type: "uuid", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rivals", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_rivals_opportunities_tenant_id_opportunity",
                        columns: x => new { x.tenant_id, x.opportunity },
                        principalTable: "opportunities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_rivals_parties_tenant_id_who",
                        columns: x => new { x.tenant_id, x.who },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_rivals_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stage_moves",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opportunity = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    member = table.Column<Guid>(type: "uuid", nullable: true),
                    after_days = table.Column<int>(type: "integer", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stage_moves", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_stage_moves_members_tenant_id_member",
                        columns: x => new { x.tenant_id, x.member },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_stage_moves_opportunities_tenant_id_opportunity",
                        columns: x => new { x.tenant_id, x.opportunity },
                        principalTable: "opportunities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_stage_moves_stages_tenant_id_from",
                        columns: x => new { x.tenant_id, x.from },
                        principalTable: "stages",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_stage_moves_stages_tenant_id_to",
                        columns: x => new { x.tenant_id, x.to },
                        principalTable: "stages",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_stage_moves_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stakeholders",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    opportunity = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stakeholders", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_stakeholders_opportunities_tenant_id_opportunity",
                        columns: x => new { x.tenant_id, x.opportunity },
                        principalTable: "opportunities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_stakeholders_parties_tenant_id_who",
                        columns: x => new { x.tenant_id, x.who },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_stakeholders_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "participants",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity = table.Column<Guid>(type: "uuid", nullable: false),
                    member = table.Column<Guid>(type: "uuid", nullable: true),
                    party = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    note_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participants", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_participants_activities_tenant_id_activity",
                        columns: x => new { x.tenant_id, x.activity },
                        principalTable: "activities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_participants_members_tenant_id_member",
                        columns: x => new { x.tenant_id, x.member },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_participants_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_participants_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "orders",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    quote = table.Column<Guid>(type: "uuid", nullable: true),
                    deliver_by = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    number_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    net_units = table.Column<long>(type: "bigint", nullable: true),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    tax_units = table.Column<long>(type: "bigint", nullable: true),
                    total_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    total_units = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    paper_key = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: true),
                    date = table.Column<DateOnly>(type: "date", nullable: true),
                    lines = table.Column<string>(type: "text", nullable: false),
                    discount = table.Column<long>(type: "bigint", nullable: true),
                    prices = table.Column<string>(type: "text", nullable: false),
                    tax_rounding = table.Column<string>(type: "text", nullable: false),
                    branch = table.Column<Guid>(type: "uuid", nullable: true),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    notes = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_orders_branches_tenant_id_branch",
                        columns: x => new { x.tenant_id, x.branch },
                        principalTable: "branches",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_orders_members_tenant_id_owner",
                        columns: x => new { x.tenant_id, x.owner },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_orders_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_orders_quotes_tenant_id_quote",
                        columns: x => new { x.tenant_id, x.quote },
                        principalTable: "quotes",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_orders_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invoices",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    order = table.Column<Guid>(type: "uuid", nullable: true),
                    corrects = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    number_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    net_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    net_units = table.Column<long>(type: "bigint", nullable: true),
                    open_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    open_units = table.Column<long>(type: "bigint", nullable: true),
                    tax_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    tax_units = table.Column<long>(type: "bigint", nullable: true),
                    total_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    total_units = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    paper_key = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: true),
                    date = table.Column<DateOnly>(type: "date", nullable: true),
                    lines = table.Column<string>(type: "text", nullable: false),
                    discount = table.Column<long>(type: "bigint", nullable: true),
                    prices = table.Column<string>(type: "text", nullable: false),
                    tax_rounding = table.Column<string>(type: "text", nullable: false),
                    branch = table.Column<Guid>(type: "uuid", nullable: true),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    notes = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoices", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_invoices_branches_tenant_id_branch",
                        columns: x => new { x.tenant_id, x.branch },
                        principalTable: "branches",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invoices_invoices_tenant_id_corrects",
                        columns: x => new { x.tenant_id, x.corrects },
                        principalTable: "invoices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invoices_members_tenant_id_owner",
                        columns: x => new { x.tenant_id, x.owner },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invoices_orders_tenant_id_order",
                        columns: x => new { x.tenant_id, x.order },
                        principalTable: "orders",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invoices_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_invoices_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payments",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false),
                    party = table.Column<Guid>(type: "uuid", nullable: true),
                    invoice = table.Column<Guid>(type: "uuid", nullable: true),
                    order = table.Column<Guid>(type: "uuid", nullable: true),
                    refunds = table.Column<Guid>(type: "uuid", nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    branch = table.Column<Guid>(type: "uuid", nullable: true),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    reversed = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    number_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_units = table.Column<long>(type: "bigint", nullable: false),
                    unused_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true, collation: "C"),
                    unused_units = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_payments_branches_tenant_id_branch",
                        columns: x => new { x.tenant_id, x.branch },
                        principalTable: "branches",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_payments_invoices_tenant_id_invoice",
                        columns: x => new { x.tenant_id, x.invoice },
                        principalTable: "invoices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_payments_members_tenant_id_owner",
                        columns: x => new { x.tenant_id, x.owner },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_payments_orders_tenant_id_order",
                        columns: x => new { x.tenant_id, x.order },
                        principalTable: "orders",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_payments_parties_tenant_id_party",
                        columns: x => new { x.tenant_id, x.party },
                        principalTable: "parties",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_payments_payments_tenant_id_refunds",
                        columns: x => new { x.tenant_id, x.refunds },
                        principalTable: "payments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_payments_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "allocations",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    payment = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<Guid>(type: "uuid", nullable: true),
                    invoice = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_undone = table.Column<bool>(type: "boolean", nullable: false),
                    from_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    amount_units = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_allocations", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "FK_allocations_invoices_tenant_id_invoice",
                        columns: x => new { x.tenant_id, x.invoice },
                        principalTable: "invoices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_allocations_invoices_tenant_id_note",
                        columns: x => new { x.tenant_id, x.note },
                        principalTable: "invoices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_allocations_payments_tenant_id_payment",
                        columns: x => new { x.tenant_id, x.payment },
                        principalTable: "payments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_allocations_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_activities_remind_at",
                table: "activities",
                column: "remind_at",
                filter: "remind_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_created_at_id",
                table: "activities",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_deleted_at",
                table: "activities",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_due_on_id",
                table: "activities",
                columns: new[] { "tenant_id", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_opportunity_id",
                table: "activities",
                columns: new[] { "tenant_id", "opportunity", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_owner_created_at_id",
                table: "activities",
                columns: new[] { "tenant_id", "owner", "created_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_owner_due_on_id",
                table: "activities",
                columns: new[] { "tenant_id", "owner", "due_on", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_owner_id",
                table: "activities",
                columns: new[] { "tenant_id", "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_owner_remind_at_id",
                table: "activities",
                columns: new[] { "tenant_id", "owner", "remind_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_owner_starts_at_id",
                table: "activities",
                columns: new[] { "tenant_id", "owner", "starts_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_owner_subject_key_id",
                table: "activities",
                columns: new[] { "tenant_id", "owner", "subject_key", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_party_id",
                table: "activities",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_plan_id",
                table: "activities",
                columns: new[] { "tenant_id", "plan", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_remind_at_id",
                table: "activities",
                columns: new[] { "tenant_id", "remind_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_starts_at_id",
                table: "activities",
                columns: new[] { "tenant_id", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_subject_key_id",
                table: "activities",
                columns: new[] { "tenant_id", "subject_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_team_created_at_id",
                table: "activities",
                columns: new[] { "tenant_id", "team", "created_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_team_due_on_id",
                table: "activities",
                columns: new[] { "tenant_id", "team", "due_on", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_team_remind_at_id",
                table: "activities",
                columns: new[] { "tenant_id", "team", "remind_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_team_starts_at_id",
                table: "activities",
                columns: new[] { "tenant_id", "team", "starts_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_tenant_id_team_subject_key_id",
                table: "activities",
                columns: new[] { "tenant_id", "team", "subject_key", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_allocations_tenant_id_created_at_id",
                table: "allocations",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_allocations_tenant_id_deleted_at",
                table: "allocations",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_allocations_tenant_id_from_key_id",
                table: "allocations",
                columns: new[] { "tenant_id", "from_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_allocations_tenant_id_invoice_id",
                table: "allocations",
                columns: new[] { "tenant_id", "invoice", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_allocations_tenant_id_note_id",
                table: "allocations",
                columns: new[] { "tenant_id", "note", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_allocations_tenant_id_on_id",
                table: "allocations",
                columns: new[] { "tenant_id", "on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_allocations_tenant_id_payment_id",
                table: "allocations",
                columns: new[] { "tenant_id", "payment", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_answered_calls_at",
                table: "answered_calls",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_api_tokens_token_hash",
                table: "api_tokens",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_arrivals_tenant_id_at",
                table: "arrivals",
                columns: new[] { "tenant_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_assignment_rules_tenant_id_created_at_id",
                table: "assignment_rules",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_assignment_rules_tenant_id_deleted_at",
                table: "assignment_rules",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_assignment_rules_tenant_id_member_id",
                table: "assignment_rules",
                columns: new[] { "tenant_id", "member", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_assignment_rules_tenant_id_name_key_id",
                table: "assignment_rules",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_assignment_rules_tenant_id_position_id",
                table: "assignment_rules",
                columns: new[] { "tenant_id", "position", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_assignment_rules_tenant_id_product_id",
                table: "assignment_rules",
                columns: new[] { "tenant_id", "product", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_assignment_rules_tenant_id_team_id",
                table: "assignment_rules",
                columns: new[] { "tenant_id", "team", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_attachments_tenant_id_created_at_id",
                table: "attachments",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_attachments_tenant_id_deleted_at",
                table: "attachments",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_attachments_tenant_id_name_key_id",
                table: "attachments",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_attachments_tenant_id_party_id",
                table: "attachments",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_branches_tenant_id_city_key_id",
                table: "branches",
                columns: new[] { "tenant_id", "city_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_branches_tenant_id_created_at_id",
                table: "branches",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_branches_tenant_id_deleted_at",
                table: "branches",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_branches_tenant_id_manager_id",
                table: "branches",
                columns: new[] { "tenant_id", "manager", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_branches_tenant_id_name_key_id",
                table: "branches",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_bundle_parts_tenant_id_bundle_id",
                table: "bundle_parts",
                columns: new[] { "tenant_id", "bundle", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_bundle_parts_tenant_id_created_at_id",
                table: "bundle_parts",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_bundle_parts_tenant_id_deleted_at",
                table: "bundle_parts",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_bundle_parts_tenant_id_note_key_id",
                table: "bundle_parts",
                columns: new[] { "tenant_id", "note_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_bundle_parts_tenant_id_product_id",
                table: "bundle_parts",
                columns: new[] { "tenant_id", "product", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_categories_tenant_id_created_at_id",
                table: "categories",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_categories_tenant_id_deleted_at",
                table: "categories",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_categories_tenant_id_name_key_id",
                table: "categories",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_categories_tenant_id_parent_id",
                table: "categories",
                columns: new[] { "tenant_id", "parent", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_tenant_id_at_id",
                table: "consents",
                columns: new[] { "tenant_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_tenant_id_created_at_id",
                table: "consents",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_tenant_id_deleted_at",
                table: "consents",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_consents_tenant_id_party_id",
                table: "consents",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_tenant_id_source_key_id",
                table: "consents",
                columns: new[] { "tenant_id", "source_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_custom_fields_tenant_id_entity_key",
                table: "custom_fields",
                columns: new[] { "tenant_id", "entity", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dav_names_tenant_id_collection_change",
                table: "dav_names",
                columns: new[] { "tenant_id", "collection", "change" });

            migrationBuilder.CreateIndex(
                name: "IX_dav_names_tenant_id_collection_uid",
                table: "dav_names",
                columns: new[] { "tenant_id", "collection", "uid" });

            migrationBuilder.CreateIndex(
                name: "IX_dav_names_tenant_id_record",
                table: "dav_names",
                columns: new[] { "tenant_id", "record" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_tenant_id_member",
                table: "devices",
                columns: new[] { "tenant_id", "member" });

            migrationBuilder.CreateIndex(
                name: "IX_doors_slug",
                table: "doors",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_duplicates_tenant_id_entity_answer_odds",
                table: "duplicates",
                columns: new[] { "tenant_id", "entity", "answer", "odds" });

            migrationBuilder.CreateIndex(
                name: "IX_erasures_tenant_id_record",
                table: "erasures",
                columns: new[] { "tenant_id", "record" });

            migrationBuilder.CreateIndex(
                name: "IX_facts_tenant_id_created_at_id",
                table: "facts",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_facts_tenant_id_day_id",
                table: "facts",
                columns: new[] { "tenant_id", "day", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_facts_tenant_id_deleted_at",
                table: "facts",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_facts_tenant_id_party_id",
                table: "facts",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_facts_tenant_id_what_key_id",
                table: "facts",
                columns: new[] { "tenant_id", "what_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_field_values_tenant_id_field_moment_record",
                table: "field_values",
                columns: new[] { "tenant_id", "field", "moment", "record" },
                filter: "moment IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_field_values_tenant_id_field_number_record",
                table: "field_values",
                columns: new[] { "tenant_id", "field", "number", "record" },
                filter: "number IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_field_values_tenant_id_field_text_key_record",
                table: "field_values",
                columns: new[] { "tenant_id", "field", "text_key", "record" },
                filter: "text_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_followers_tenant_id_created_at_id",
                table: "followers",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_followers_tenant_id_deleted_at",
                table: "followers",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_followers_tenant_id_member_id",
                table: "followers",
                columns: new[] { "tenant_id", "member", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_followers_tenant_id_note_key_id",
                table: "followers",
                columns: new[] { "tenant_id", "note_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_followers_tenant_id_party_id",
                table: "followers",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_at_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_created_at_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_day_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "day", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_deleted_at",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_month_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "month", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_name_key_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_owner_at_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "owner", "at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_owner_created_at_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "owner", "created_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_owner_day_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "owner", "day", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_owner_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_owner_month_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "owner", "month", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_owner_name_key_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "owner", "name_key", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_team_at_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "team", "at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_team_created_at_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "team", "created_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_team_day_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "team", "day", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_team_month_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "team", "month", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_forecast_snapshots_tenant_id_team_name_key_id",
                table: "forecast_snapshots",
                columns: new[] { "tenant_id", "team", "name_key", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_further_roles_tenant_id_created_at_id",
                table: "further_roles",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_further_roles_tenant_id_deleted_at",
                table: "further_roles",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_further_roles_tenant_id_member_id",
                table: "further_roles",
                columns: new[] { "tenant_id", "member", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_further_roles_tenant_id_role_id",
                table: "further_roles",
                columns: new[] { "tenant_id", "role", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_further_roles_tenant_id_why_key_id",
                table: "further_roles",
                columns: new[] { "tenant_id", "why_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_guardians_tenant_id_child_id",
                table: "guardians",
                columns: new[] { "tenant_id", "child", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_guardians_tenant_id_created_at_id",
                table: "guardians",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_guardians_tenant_id_deleted_at",
                table: "guardians",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_guardians_tenant_id_name_key_id",
                table: "guardians",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_impact_assessments_tenant_id_created_at_id",
                table: "impact_assessments",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_impact_assessments_tenant_id_deleted_at",
                table: "impact_assessments",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_impact_assessments_tenant_id_name_key_id",
                table: "impact_assessments",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_impact_assessments_tenant_id_review_on_id",
                table: "impact_assessments",
                columns: new[] { "tenant_id", "review_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_tenant_id_closed_at_id",
                table: "incidents",
                columns: new[] { "tenant_id", "closed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_tenant_id_created_at_id",
                table: "incidents",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_tenant_id_deleted_at",
                table: "incidents",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_tenant_id_discovered_at_id",
                table: "incidents",
                columns: new[] { "tenant_id", "discovered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_tenant_id_due_at_id",
                table: "incidents",
                columns: new[] { "tenant_id", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_tenant_id_name_key_id",
                table: "incidents",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_interaction_parties_tenant_id_interaction",
                table: "interaction_parties",
                columns: new[] { "tenant_id", "interaction" });

            migrationBuilder.CreateIndex(
                name: "IX_interactions_tenant_id_at_id",
                table: "interactions",
                columns: new[] { "tenant_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_interactions_tenant_id_created_at_id",
                table: "interactions",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_interactions_tenant_id_deleted_at",
                table: "interactions",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_interactions_tenant_id_party_id",
                table: "interactions",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_interactions_tenant_id_subject_key_id",
                table: "interactions",
                columns: new[] { "tenant_id", "subject_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_branch_id",
                table: "invoices",
                columns: new[] { "tenant_id", "branch", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_corrects_id",
                table: "invoices",
                columns: new[] { "tenant_id", "corrects", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_created_at_id",
                table: "invoices",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_date_id",
                table: "invoices",
                columns: new[] { "tenant_id", "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_deleted_at",
                table: "invoices",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_due_on_id",
                table: "invoices",
                columns: new[] { "tenant_id", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_kind_id",
                table: "invoices",
                columns: new[] { "tenant_id", "kind", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_number_key_id",
                table: "invoices",
                columns: new[] { "tenant_id", "number_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_order_id",
                table: "invoices",
                columns: new[] { "tenant_id", "order", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_owner_created_at_id",
                table: "invoices",
                columns: new[] { "tenant_id", "owner", "created_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_owner_date_id",
                table: "invoices",
                columns: new[] { "tenant_id", "owner", "date", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_owner_due_on_id",
                table: "invoices",
                columns: new[] { "tenant_id", "owner", "due_on", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_owner_id",
                table: "invoices",
                columns: new[] { "tenant_id", "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_owner_kind_id",
                table: "invoices",
                columns: new[] { "tenant_id", "owner", "kind", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_owner_number_key_id",
                table: "invoices",
                columns: new[] { "tenant_id", "owner", "number_key", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_owner_settled_on_id",
                table: "invoices",
                columns: new[] { "tenant_id", "owner", "settled_on", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_owner_status_id",
                table: "invoices",
                columns: new[] { "tenant_id", "owner", "status", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_party_id",
                table: "invoices",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_settled_on_id",
                table: "invoices",
                columns: new[] { "tenant_id", "settled_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_status_id",
                table: "invoices",
                columns: new[] { "tenant_id", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_team_created_at_id",
                table: "invoices",
                columns: new[] { "tenant_id", "team", "created_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_team_date_id",
                table: "invoices",
                columns: new[] { "tenant_id", "team", "date", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_team_due_on_id",
                table: "invoices",
                columns: new[] { "tenant_id", "team", "due_on", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_team_kind_id",
                table: "invoices",
                columns: new[] { "tenant_id", "team", "kind", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_team_number_key_id",
                table: "invoices",
                columns: new[] { "tenant_id", "team", "number_key", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_team_settled_on_id",
                table: "invoices",
                columns: new[] { "tenant_id", "team", "settled_on", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_tenant_id_team_status_id",
                table: "invoices",
                columns: new[] { "tenant_id", "team", "status", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_invoices_number",
                table: "invoices",
                columns: new[] { "tenant_id", "number_key" },
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_jobs_state_due_at",
                table: "jobs",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_jobs_tenant_id_schedule_due_at",
                table: "jobs",
                columns: new[] { "tenant_id", "schedule", "due_at" },
                unique: true,
                filter: "schedule IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_journals_tenant_id_record_id",
                table: "journals",
                columns: new[] { "tenant_id", "record", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_journals_tenant_id_source_id",
                table: "journals",
                columns: new[] { "tenant_id", "source", "id" },
                filter: "source IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_journals_unsealed",
                table: "journals",
                columns: new[] { "tenant_id", "id" },
                filter: "seal IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_lead_forms_tenant_id_created_at_id",
                table: "lead_forms",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_forms_tenant_id_deleted_at",
                table: "lead_forms",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_lead_forms_tenant_id_is_closed_id",
                table: "lead_forms",
                columns: new[] { "tenant_id", "is_closed", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_forms_tenant_id_name_key_id",
                table: "lead_forms",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_forms_tenant_id_product_id",
                table: "lead_forms",
                columns: new[] { "tenant_id", "product", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_takers_tenant_id_created_at_id",
                table: "lead_takers",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_takers_tenant_id_deleted_at",
                table: "lead_takers",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_lead_takers_tenant_id_is_away_id",
                table: "lead_takers",
                columns: new[] { "tenant_id", "is_away", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_takers_tenant_id_member_id",
                table: "lead_takers",
                columns: new[] { "tenant_id", "member", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_takers_tenant_id_note_key_id",
                table: "lead_takers",
                columns: new[] { "tenant_id", "note_key", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_lead-takers_member",
                table: "lead_takers",
                columns: new[] { "tenant_id", "member" },
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_answer_by",
                table: "leads",
                column: "answer_by",
                filter: "answer_by IS NOT NULL AND answered_at IS NULL AND escalated_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_arrived_at",
                table: "leads",
                column: "arrived_at",
                filter: "received_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_answer_by_id",
                table: "leads",
                columns: new[] { "tenant_id", "answer_by", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_answered_at_id",
                table: "leads",
                columns: new[] { "tenant_id", "answered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_arrived_at_id",
                table: "leads",
                columns: new[] { "tenant_id", "arrived_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_campaign_key_id",
                table: "leads",
                columns: new[] { "tenant_id", "campaign_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_chance_id",
                table: "leads",
                columns: new[] { "tenant_id", "chance", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_closed_on_id",
                table: "leads",
                columns: new[] { "tenant_id", "closed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_created_at_id",
                table: "leads",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_deleted_at",
                table: "leads",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_drop_reason_id",
                table: "leads",
                columns: new[] { "tenant_id", "drop_reason", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_opportunity_id",
                table: "leads",
                columns: new[] { "tenant_id", "opportunity", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_owner_answer_by_id",
                table: "leads",
                columns: new[] { "tenant_id", "owner", "answer_by", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_owner_answered_at_id",
                table: "leads",
                columns: new[] { "tenant_id", "owner", "answered_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_owner_arrived_at_id",
                table: "leads",
                columns: new[] { "tenant_id", "owner", "arrived_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_owner_campaign_key_id",
                table: "leads",
                columns: new[] { "tenant_id", "owner", "campaign_key", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_owner_chance_id",
                table: "leads",
                columns: new[] { "tenant_id", "owner", "chance", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_owner_closed_on_id",
                table: "leads",
                columns: new[] { "tenant_id", "owner", "closed_on", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_owner_created_at_id",
                table: "leads",
                columns: new[] { "tenant_id", "owner", "created_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_owner_drop_reason_id",
                table: "leads",
                columns: new[] { "tenant_id", "owner", "drop_reason", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_owner_id",
                table: "leads",
                columns: new[] { "tenant_id", "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_owner_rating_id",
                table: "leads",
                columns: new[] { "tenant_id", "owner", "rating", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_owner_received_at_id",
                table: "leads",
                columns: new[] { "tenant_id", "owner", "received_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_owner_source_id",
                table: "leads",
                columns: new[] { "tenant_id", "owner", "source", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_owner_status_id",
                table: "leads",
                columns: new[] { "tenant_id", "owner", "status", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_owner_wish_key_id",
                table: "leads",
                columns: new[] { "tenant_id", "owner", "wish_key", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_party_id",
                table: "leads",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_product_id",
                table: "leads",
                columns: new[] { "tenant_id", "product", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_rating_id",
                table: "leads",
                columns: new[] { "tenant_id", "rating", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_received_at_id",
                table: "leads",
                columns: new[] { "tenant_id", "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_source_id",
                table: "leads",
                columns: new[] { "tenant_id", "source", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_status_id",
                table: "leads",
                columns: new[] { "tenant_id", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_team_answer_by_id",
                table: "leads",
                columns: new[] { "tenant_id", "team", "answer_by", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_team_answered_at_id",
                table: "leads",
                columns: new[] { "tenant_id", "team", "answered_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_team_arrived_at_id",
                table: "leads",
                columns: new[] { "tenant_id", "team", "arrived_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_team_campaign_key_id",
                table: "leads",
                columns: new[] { "tenant_id", "team", "campaign_key", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_team_chance_id",
                table: "leads",
                columns: new[] { "tenant_id", "team", "chance", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_team_closed_on_id",
                table: "leads",
                columns: new[] { "tenant_id", "team", "closed_on", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_team_created_at_id",
                table: "leads",
                columns: new[] { "tenant_id", "team", "created_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_team_drop_reason_id",
                table: "leads",
                columns: new[] { "tenant_id", "team", "drop_reason", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_team_rating_id",
                table: "leads",
                columns: new[] { "tenant_id", "team", "rating", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_team_received_at_id",
                table: "leads",
                columns: new[] { "tenant_id", "team", "received_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_team_source_id",
                table: "leads",
                columns: new[] { "tenant_id", "team", "source", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_team_status_id",
                table: "leads",
                columns: new[] { "tenant_id", "team", "status", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_team_wish_key_id",
                table: "leads",
                columns: new[] { "tenant_id", "team", "wish_key", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_tenant_id_wish_key_id",
                table: "leads",
                columns: new[] { "tenant_id", "wish_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_letterheads_tenant_id_created_at_id",
                table: "letterheads",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_letterheads_tenant_id_deleted_at",
                table: "letterheads",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_letterheads_tenant_id_name_key_id",
                table: "letterheads",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_letters_state_due_at",
                table: "letters",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_letters_tenant_id_handed_over_at",
                table: "letters",
                columns: new[] { "tenant_id", "handed_over_at" });

            migrationBuilder.CreateIndex(
                name: "IX_letters_tenant_id_interaction",
                table: "letters",
                columns: new[] { "tenant_id", "interaction" });

            migrationBuilder.CreateIndex(
                name: "IX_letters_tenant_id_message_id",
                table: "letters",
                columns: new[] { "tenant_id", "message_id" });

            migrationBuilder.CreateIndex(
                name: "IX_members_tenant_id_created_at_id",
                table: "members",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_members_tenant_id_deleted_at",
                table: "members",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_members_tenant_id_name_key_id",
                table: "members",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_members_user",
                table: "members",
                column: "user");

            migrationBuilder.CreateIndex(
                name: "IX_merges_tenant_id_absorbed",
                table: "merges",
                columns: new[] { "tenant_id", "absorbed" });

            migrationBuilder.CreateIndex(
                name: "IX_merges_tenant_id_survivor",
                table: "merges",
                columns: new[] { "tenant_id", "survivor" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_due_at",
                table: "notices",
                column: "due_at",
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_notices_tenant_id_about",
                table: "notices",
                columns: new[] { "tenant_id", "about" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_tenant_id_member_at",
                table: "notices",
                columns: new[] { "tenant_id", "member", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_tenant_id_member_key",
                table: "notices",
                columns: new[] { "tenant_id", "member", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_numberings_tenant_id_created_at_id",
                table: "numberings",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_numberings_tenant_id_deleted_at",
                table: "numberings",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_numberings_tenant_id_kind_id",
                table: "numberings",
                columns: new[] { "tenant_id", "kind", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_numberings_tenant_id_pattern_key_id",
                table: "numberings",
                columns: new[] { "tenant_id", "pattern_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_numberings_tenant_id_year_id",
                table: "numberings",
                columns: new[] { "tenant_id", "year", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_branch_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "branch", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_closed_on_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "closed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_closes_on_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "closes_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_created_at_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_deleted_at",
                table: "opportunities",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_loss_reason_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "loss_reason", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_lost_to_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "lost_to", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_name_key_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_opened_on_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "opened_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_origin_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "origin", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_owner_closed_on_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "owner", "closed_on", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_owner_closes_on_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "owner", "closes_on", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_owner_created_at_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "owner", "created_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_owner_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_owner_loss_reason_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "owner", "loss_reason", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_owner_name_key_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "owner", "name_key", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_owner_opened_on_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "owner", "opened_on", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_owner_stage_since_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "owner", "stage_since", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_owner_status_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "owner", "status", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_party_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_product_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "product", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_stage_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "stage", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_stage_since_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "stage_since", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_status_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_team_closed_on_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "team", "closed_on", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_team_closes_on_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "team", "closes_on", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_team_created_at_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "team", "created_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_team_loss_reason_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "team", "loss_reason", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_team_name_key_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "team", "name_key", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_team_opened_on_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "team", "opened_on", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_team_stage_since_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "team", "stage_since", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_tenant_id_team_status_id",
                table: "opportunities",
                columns: new[] { "tenant_id", "team", "status", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunity_lines_tenant_id_created_at_id",
                table: "opportunity_lines",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunity_lines_tenant_id_deleted_at",
                table: "opportunity_lines",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_opportunity_lines_tenant_id_note_key_id",
                table: "opportunity_lines",
                columns: new[] { "tenant_id", "note_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunity_lines_tenant_id_opportunity_id",
                table: "opportunity_lines",
                columns: new[] { "tenant_id", "opportunity", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_opportunity_lines_tenant_id_product_id",
                table: "opportunity_lines",
                columns: new[] { "tenant_id", "product", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_branch_id",
                table: "orders",
                columns: new[] { "tenant_id", "branch", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_created_at_id",
                table: "orders",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_date_id",
                table: "orders",
                columns: new[] { "tenant_id", "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_deleted_at",
                table: "orders",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_deliver_by_id",
                table: "orders",
                columns: new[] { "tenant_id", "deliver_by", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_number_key_id",
                table: "orders",
                columns: new[] { "tenant_id", "number_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_owner_created_at_id",
                table: "orders",
                columns: new[] { "tenant_id", "owner", "created_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_owner_date_id",
                table: "orders",
                columns: new[] { "tenant_id", "owner", "date", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_owner_deliver_by_id",
                table: "orders",
                columns: new[] { "tenant_id", "owner", "deliver_by", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_owner_id",
                table: "orders",
                columns: new[] { "tenant_id", "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_owner_number_key_id",
                table: "orders",
                columns: new[] { "tenant_id", "owner", "number_key", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_owner_status_id",
                table: "orders",
                columns: new[] { "tenant_id", "owner", "status", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_party_id",
                table: "orders",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_quote_id",
                table: "orders",
                columns: new[] { "tenant_id", "quote", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_status_id",
                table: "orders",
                columns: new[] { "tenant_id", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_team_created_at_id",
                table: "orders",
                columns: new[] { "tenant_id", "team", "created_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_team_date_id",
                table: "orders",
                columns: new[] { "tenant_id", "team", "date", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_team_deliver_by_id",
                table: "orders",
                columns: new[] { "tenant_id", "team", "deliver_by", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_team_number_key_id",
                table: "orders",
                columns: new[] { "tenant_id", "team", "number_key", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_tenant_id_team_status_id",
                table: "orders",
                columns: new[] { "tenant_id", "team", "status", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_orders_number",
                table: "orders",
                columns: new[] { "tenant_id", "number_key" },
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_outboxes_due_at_id",
                table: "outboxes",
                columns: new[] { "due_at", "id" },
                filter: "state = 'waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_outboxes_tenant_id_record_id",
                table: "outboxes",
                columns: new[] { "tenant_id", "record", "id" },
                filter: "state = 'waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_participants_tenant_id_activity_id",
                table: "participants",
                columns: new[] { "tenant_id", "activity", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_participants_tenant_id_created_at_id",
                table: "participants",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_participants_tenant_id_deleted_at",
                table: "participants",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_participants_tenant_id_member_id",
                table: "participants",
                columns: new[] { "tenant_id", "member", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_participants_tenant_id_note_key_id",
                table: "participants",
                columns: new[] { "tenant_id", "note_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_participants_tenant_id_party_id",
                table: "participants",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_birthday_id",
                table: "parties",
                columns: new[] { "tenant_id", "birthday", "id" },
                filter: "kind = 'person'");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_deleted_at",
                table: "parties",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_full_name_alike_id",
                table: "parties",
                columns: new[] { "tenant_id", "full_name_alike", "id" },
                filter: "kind = 'person' AND deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_full_name_key_id",
                table: "parties",
                columns: new[] { "tenant_id", "full_name_key", "id" },
                filter: "kind = 'person'");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_kind_city_key_id",
                table: "parties",
                columns: new[] { "tenant_id", "kind", "city_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_kind_created_at_id",
                table: "parties",
                columns: new[] { "tenant_id", "kind", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_kind_external_id_key_id",
                table: "parties",
                columns: new[] { "tenant_id", "kind", "external_id_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_kind_last_spoke_at_id",
                table: "parties",
                columns: new[] { "tenant_id", "kind", "last_spoke_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_kind_owner_city_key_id",
                table: "parties",
                columns: new[] { "tenant_id", "kind", "owner", "city_key", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_kind_owner_created_at_id",
                table: "parties",
                columns: new[] { "tenant_id", "kind", "owner", "created_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_kind_owner_external_id_key_id",
                table: "parties",
                columns: new[] { "tenant_id", "kind", "owner", "external_id_key", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_kind_owner_id",
                table: "parties",
                columns: new[] { "tenant_id", "kind", "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_kind_owner_last_spoke_at_id",
                table: "parties",
                columns: new[] { "tenant_id", "kind", "owner", "last_spoke_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_kind_team_city_key_id",
                table: "parties",
                columns: new[] { "tenant_id", "kind", "team", "city_key", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_kind_team_created_at_id",
                table: "parties",
                columns: new[] { "tenant_id", "kind", "team", "created_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_kind_team_external_id_key_id",
                table: "parties",
                columns: new[] { "tenant_id", "kind", "team", "external_id_key", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_kind_team_last_spoke_at_id",
                table: "parties",
                columns: new[] { "tenant_id", "kind", "team", "last_spoke_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_name_alike_id",
                table: "parties",
                columns: new[] { "tenant_id", "name_alike", "id" },
                filter: "kind = 'organisation' AND deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_name_key_id",
                table: "parties",
                columns: new[] { "tenant_id", "name_key", "id" },
                filter: "kind = 'organisation'");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_organisation_id",
                table: "parties",
                columns: new[] { "tenant_id", "organisation", "id" },
                filter: "kind = 'person'");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_owner_birthday_id",
                table: "parties",
                columns: new[] { "tenant_id", "owner", "birthday", "id" },
                filter: "kind = 'person' AND owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_owner_full_name_key_id",
                table: "parties",
                columns: new[] { "tenant_id", "owner", "full_name_key", "id" },
                filter: "kind = 'person' AND owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_owner_name_key_id",
                table: "parties",
                columns: new[] { "tenant_id", "owner", "name_key", "id" },
                filter: "kind = 'organisation' AND owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_team_birthday_id",
                table: "parties",
                columns: new[] { "tenant_id", "team", "birthday", "id" },
                filter: "kind = 'person' AND team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_team_full_name_key_id",
                table: "parties",
                columns: new[] { "tenant_id", "team", "full_name_key", "id" },
                filter: "kind = 'person' AND team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parties_tenant_id_team_name_key_id",
                table: "parties",
                columns: new[] { "tenant_id", "team", "name_key", "id" },
                filter: "kind = 'organisation' AND team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_party_bases_tenant_id_created_at_id",
                table: "party_bases",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_party_bases_tenant_id_deleted_at",
                table: "party_bases",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_party_bases_tenant_id_informed_on_id",
                table: "party_bases",
                columns: new[] { "tenant_id", "informed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_party_bases_tenant_id_origin_key_id",
                table: "party_bases",
                columns: new[] { "tenant_id", "origin_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_party_bases_tenant_id_party_id",
                table: "party_bases",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_party_bases_tenant_id_purpose_id",
                table: "party_bases",
                columns: new[] { "tenant_id", "purpose", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_passkeys_credential_id",
                table: "passkeys",
                column: "credential_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_passkeys_user",
                table: "passkeys",
                column: "user");

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_branch_id",
                table: "payments",
                columns: new[] { "tenant_id", "branch", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_created_at_id",
                table: "payments",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_deleted_at",
                table: "payments",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_invoice_id",
                table: "payments",
                columns: new[] { "tenant_id", "invoice", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_kind_id",
                table: "payments",
                columns: new[] { "tenant_id", "kind", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_method_id",
                table: "payments",
                columns: new[] { "tenant_id", "method", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_number_key_id",
                table: "payments",
                columns: new[] { "tenant_id", "number_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_on_id",
                table: "payments",
                columns: new[] { "tenant_id", "on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_order_id",
                table: "payments",
                columns: new[] { "tenant_id", "order", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_owner_created_at_id",
                table: "payments",
                columns: new[] { "tenant_id", "owner", "created_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_owner_id",
                table: "payments",
                columns: new[] { "tenant_id", "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_owner_kind_id",
                table: "payments",
                columns: new[] { "tenant_id", "owner", "kind", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_owner_method_id",
                table: "payments",
                columns: new[] { "tenant_id", "owner", "method", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_owner_number_key_id",
                table: "payments",
                columns: new[] { "tenant_id", "owner", "number_key", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_owner_on_id",
                table: "payments",
                columns: new[] { "tenant_id", "owner", "on", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_party_id",
                table: "payments",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_refunds_id",
                table: "payments",
                columns: new[] { "tenant_id", "refunds", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_team_created_at_id",
                table: "payments",
                columns: new[] { "tenant_id", "team", "created_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_team_kind_id",
                table: "payments",
                columns: new[] { "tenant_id", "team", "kind", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_team_method_id",
                table: "payments",
                columns: new[] { "tenant_id", "team", "method", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_team_number_key_id",
                table: "payments",
                columns: new[] { "tenant_id", "team", "number_key", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_tenant_id_team_on_id",
                table: "payments",
                columns: new[] { "tenant_id", "team", "on", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_payments_number",
                table: "payments",
                columns: new[] { "tenant_id", "number_key" },
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_pending_companies_email",
                table: "pending_companies",
                column: "email");

            migrationBuilder.CreateIndex(
                name: "IX_pending_companies_token_hash",
                table: "pending_companies",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pipelines_tenant_id_created_at_id",
                table: "pipelines",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_pipelines_tenant_id_deleted_at",
                table: "pipelines",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_pipelines_tenant_id_name_key_id",
                table: "pipelines",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_pipelines_tenant_id_position_id",
                table: "pipelines",
                columns: new[] { "tenant_id", "position", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_steps_tenant_id_created_at_id",
                table: "plan_steps",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_steps_tenant_id_deleted_at",
                table: "plan_steps",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_plan_steps_tenant_id_plan_id",
                table: "plan_steps",
                columns: new[] { "tenant_id", "plan", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_steps_tenant_id_subject_key_id",
                table: "plan_steps",
                columns: new[] { "tenant_id", "subject_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_plans_tenant_id_created_at_id",
                table: "plans",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_plans_tenant_id_deleted_at",
                table: "plans",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_plans_tenant_id_name_key_id",
                table: "plans",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_price_lists_tenant_id_created_at_id",
                table: "price_lists",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_price_lists_tenant_id_deleted_at",
                table: "price_lists",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_price_lists_tenant_id_name_key_id",
                table: "price_lists",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_price_lists_tenant_id_position_id",
                table: "price_lists",
                columns: new[] { "tenant_id", "position", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_price_lists_tenant_id_valid_from_id",
                table: "price_lists",
                columns: new[] { "tenant_id", "valid_from", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_price_lists_tenant_id_valid_until_id",
                table: "price_lists",
                columns: new[] { "tenant_id", "valid_until", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_prices_tenant_id_created_at_id",
                table: "prices",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_prices_tenant_id_deleted_at",
                table: "prices",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_prices_tenant_id_from_quantity_id",
                table: "prices",
                columns: new[] { "tenant_id", "from_quantity", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_prices_tenant_id_list_id",
                table: "prices",
                columns: new[] { "tenant_id", "list", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_prices_tenant_id_note_key_id",
                table: "prices",
                columns: new[] { "tenant_id", "note_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_prices_tenant_id_product_id",
                table: "prices",
                columns: new[] { "tenant_id", "product", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_privacy_requests_tenant_id_closed_at_id",
                table: "privacy_requests",
                columns: new[] { "tenant_id", "closed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_privacy_requests_tenant_id_created_at_id",
                table: "privacy_requests",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_privacy_requests_tenant_id_deleted_at",
                table: "privacy_requests",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_privacy_requests_tenant_id_due_at_id",
                table: "privacy_requests",
                columns: new[] { "tenant_id", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_privacy_requests_tenant_id_name_key_id",
                table: "privacy_requests",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_privacy_requests_tenant_id_party_id",
                table: "privacy_requests",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_privacy_requests_tenant_id_received_at_id",
                table: "privacy_requests",
                columns: new[] { "tenant_id", "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_privacy_requests_tenant_id_responsible_id",
                table: "privacy_requests",
                columns: new[] { "tenant_id", "responsible", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_processing_purposes_tenant_id_created_at_id",
                table: "processing_purposes",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_processing_purposes_tenant_id_deleted_at",
                table: "processing_purposes",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_processing_purposes_tenant_id_name_key_id",
                table: "processing_purposes",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_processors_tenant_id_contract_until_id",
                table: "processors",
                columns: new[] { "tenant_id", "contract_until", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_processors_tenant_id_created_at_id",
                table: "processors",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_processors_tenant_id_deleted_at",
                table: "processors",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_processors_tenant_id_name_key_id",
                table: "processors",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_products_tenant_id_barcode_key_id",
                table: "products",
                columns: new[] { "tenant_id", "barcode_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_products_tenant_id_category_id",
                table: "products",
                columns: new[] { "tenant_id", "category", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_products_tenant_id_code_key_id",
                table: "products",
                columns: new[] { "tenant_id", "code_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_products_tenant_id_created_at_id",
                table: "products",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_products_tenant_id_deleted_at",
                table: "products",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_products_tenant_id_name_key_id",
                table: "products",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_products_tenant_id_retired_on_id",
                table: "products",
                columns: new[] { "tenant_id", "retired_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_products_tenant_id_variant_of_id",
                table: "products",
                columns: new[] { "tenant_id", "variant_of", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_products_barcode",
                table: "products",
                columns: new[] { "tenant_id", "barcode_key" },
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_products_code",
                table: "products",
                columns: new[] { "tenant_id", "code_key" },
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_branch_id",
                table: "quotes",
                columns: new[] { "tenant_id", "branch", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_created_at_id",
                table: "quotes",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_date_id",
                table: "quotes",
                columns: new[] { "tenant_id", "date", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_deleted_at",
                table: "quotes",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_number_key_id",
                table: "quotes",
                columns: new[] { "tenant_id", "number_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_opportunity_id",
                table: "quotes",
                columns: new[] { "tenant_id", "opportunity", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_owner_created_at_id",
                table: "quotes",
                columns: new[] { "tenant_id", "owner", "created_at", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_owner_date_id",
                table: "quotes",
                columns: new[] { "tenant_id", "owner", "date", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_owner_id",
                table: "quotes",
                columns: new[] { "tenant_id", "owner", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_owner_number_key_id",
                table: "quotes",
                columns: new[] { "tenant_id", "owner", "number_key", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_owner_status_id",
                table: "quotes",
                columns: new[] { "tenant_id", "owner", "status", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_owner_valid_until_id",
                table: "quotes",
                columns: new[] { "tenant_id", "owner", "valid_until", "id" },
                filter: "owner IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_party_id",
                table: "quotes",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_replaces_id",
                table: "quotes",
                columns: new[] { "tenant_id", "replaces", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_status_id",
                table: "quotes",
                columns: new[] { "tenant_id", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_team_created_at_id",
                table: "quotes",
                columns: new[] { "tenant_id", "team", "created_at", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_team_date_id",
                table: "quotes",
                columns: new[] { "tenant_id", "team", "date", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_team_number_key_id",
                table: "quotes",
                columns: new[] { "tenant_id", "team", "number_key", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_team_status_id",
                table: "quotes",
                columns: new[] { "tenant_id", "team", "status", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_team_valid_until_id",
                table: "quotes",
                columns: new[] { "tenant_id", "team", "valid_until", "id" },
                filter: "team IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_quotes_tenant_id_valid_until_id",
                table: "quotes",
                columns: new[] { "tenant_id", "valid_until", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_quotes_number",
                table: "quotes",
                columns: new[] { "tenant_id", "number_key" },
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_rating_models_tenant_id_at_id",
                table: "rating_models",
                columns: new[] { "tenant_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_rating_models_tenant_id_created_at_id",
                table: "rating_models",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_rating_models_tenant_id_deleted_at",
                table: "rating_models",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_rating_models_tenant_id_name_key_id",
                table: "rating_models",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_rating_models_tenant_id_state_id",
                table: "rating_models",
                columns: new[] { "tenant_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_rating_rules_tenant_id_created_at_id",
                table: "rating_rules",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_rating_rules_tenant_id_deleted_at",
                table: "rating_rules",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_rating_rules_tenant_id_note_key_id",
                table: "rating_rules",
                columns: new[] { "tenant_id", "note_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_rating_rules_tenant_id_product_id",
                table: "rating_rules",
                columns: new[] { "tenant_id", "product", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_rating_rules_tenant_id_sign_id",
                table: "rating_rules",
                columns: new[] { "tenant_id", "sign", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_rating_rules_tenant_id_weight_id",
                table: "rating_rules",
                columns: new[] { "tenant_id", "weight", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_readings_tenant_id_record_id",
                table: "readings",
                columns: new[] { "tenant_id", "record", "id" },
                filter: "record IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_readings_unsealed",
                table: "readings",
                columns: new[] { "tenant_id", "id" },
                filter: "seal IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_relations_tenant_id_created_at_id",
                table: "relations",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_relations_tenant_id_deleted_at",
                table: "relations",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_relations_tenant_id_note_key_id",
                table: "relations",
                columns: new[] { "tenant_id", "note_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_relations_tenant_id_other_id",
                table: "relations",
                columns: new[] { "tenant_id", "other", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_relations_tenant_id_party_id",
                table: "relations",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_request_keys_tenant_id_secret_hash",
                table: "request_keys",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_response_plans_tenant_id_created_at_id",
                table: "response_plans",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_response_plans_tenant_id_deleted_at",
                table: "response_plans",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_response_plans_tenant_id_escalate_to_id",
                table: "response_plans",
                columns: new[] { "tenant_id", "escalate_to", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_response_plans_tenant_id_next_step_key_id",
                table: "response_plans",
                columns: new[] { "tenant_id", "next_step_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_response_plans_tenant_id_rating_id",
                table: "response_plans",
                columns: new[] { "tenant_id", "rating", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_response-plans_rating",
                table: "response_plans",
                columns: new[] { "tenant_id", "rating" },
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_retention_rules_tenant_id_created_at_id",
                table: "retention_rules",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_retention_rules_tenant_id_deleted_at",
                table: "retention_rules",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_retention_rules_tenant_id_name_key_id",
                table: "retention_rules",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_rivals_tenant_id_created_at_id",
                table: "rivals",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_rivals_tenant_id_deleted_at",
                table: "rivals",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_rivals_tenant_id_note_key_id",
                table: "rivals",
                columns: new[] { "tenant_id", "note_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_rivals_tenant_id_opportunity_id",
                table: "rivals",
                columns: new[] { "tenant_id", "opportunity", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_rivals_tenant_id_who_id",
                table: "rivals",
                columns: new[] { "tenant_id", "who", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_roles_tenant_id_created_at_id",
                table: "roles",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_roles_tenant_id_deleted_at",
                table: "roles",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_roles_tenant_id_name_key_id",
                table: "roles",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_safeguards_tenant_id_because_key_id",
                table: "safeguards",
                columns: new[] { "tenant_id", "because_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_safeguards_tenant_id_created_at_id",
                table: "safeguards",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_safeguards_tenant_id_deleted_at",
                table: "safeguards",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_safeguards_tenant_id_lifted_at_id",
                table: "safeguards",
                columns: new[] { "tenant_id", "lifted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_safeguards_tenant_id_party_id",
                table: "safeguards",
                columns: new[] { "tenant_id", "party", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_targets_tenant_id_branch_id",
                table: "sales_targets",
                columns: new[] { "tenant_id", "branch", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_targets_tenant_id_created_at_id",
                table: "sales_targets",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_targets_tenant_id_deleted_at",
                table: "sales_targets",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sales_targets_tenant_id_member_id",
                table: "sales_targets",
                columns: new[] { "tenant_id", "member", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_targets_tenant_id_month_id",
                table: "sales_targets",
                columns: new[] { "tenant_id", "month", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_targets_tenant_id_note_key_id",
                table: "sales_targets",
                columns: new[] { "tenant_id", "note_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_targets_tenant_id_team_id",
                table: "sales_targets",
                columns: new[] { "tenant_id", "team", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_shares_tenant_id_member_record",
                table: "shares",
                columns: new[] { "tenant_id", "member", "record" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_shares_tenant_id_record",
                table: "shares",
                columns: new[] { "tenant_id", "record" });

            migrationBuilder.CreateIndex(
                name: "IX_shares_tenant_id_team_record",
                table: "shares",
                columns: new[] { "tenant_id", "team", "record" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_attempts_last_at",
                table: "sign_in_attempts",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_attempts_user_id",
                table: "sign_in_attempts",
                columns: new[] { "user", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_links_token_hash",
                table: "sign_in_links",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_sessions_user",
                table: "sign_in_sessions",
                column: "user");

            migrationBuilder.CreateIndex(
                name: "IX_stage_moves_tenant_id_at_id",
                table: "stage_moves",
                columns: new[] { "tenant_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stage_moves_tenant_id_created_at_id",
                table: "stage_moves",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stage_moves_tenant_id_deleted_at",
                table: "stage_moves",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_stage_moves_tenant_id_from_id",
                table: "stage_moves",
                columns: new[] { "tenant_id", "from", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stage_moves_tenant_id_name_key_id",
                table: "stage_moves",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stage_moves_tenant_id_opportunity_id",
                table: "stage_moves",
                columns: new[] { "tenant_id", "opportunity", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stage_moves_tenant_id_to_id",
                table: "stage_moves",
                columns: new[] { "tenant_id", "to", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stages_tenant_id_created_at_id",
                table: "stages",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stages_tenant_id_deleted_at",
                table: "stages",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_stages_tenant_id_name_key_id",
                table: "stages",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stages_tenant_id_pipeline_id",
                table: "stages",
                columns: new[] { "tenant_id", "pipeline", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stages_tenant_id_position_id",
                table: "stages",
                columns: new[] { "tenant_id", "position", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stakeholders_tenant_id_created_at_id",
                table: "stakeholders",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stakeholders_tenant_id_deleted_at",
                table: "stakeholders",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_stakeholders_tenant_id_note_key_id",
                table: "stakeholders",
                columns: new[] { "tenant_id", "note_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stakeholders_tenant_id_opportunity_id",
                table: "stakeholders",
                columns: new[] { "tenant_id", "opportunity", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stakeholders_tenant_id_who_id",
                table: "stakeholders",
                columns: new[] { "tenant_id", "who", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_levels_tenant_id_branch_id",
                table: "stock_levels",
                columns: new[] { "tenant_id", "branch", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_levels_tenant_id_created_at_id",
                table: "stock_levels",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_levels_tenant_id_deleted_at",
                table: "stock_levels",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_stock_levels_tenant_id_note_key_id",
                table: "stock_levels",
                columns: new[] { "tenant_id", "note_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_levels_tenant_id_product_id",
                table: "stock_levels",
                columns: new[] { "tenant_id", "product", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_levels_tenant_id_quantity_id",
                table: "stock_levels",
                columns: new[] { "tenant_id", "quantity", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_teams_tenant_id_created_at_id",
                table: "teams",
                columns: new[] { "tenant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_teams_tenant_id_deleted_at",
                table: "teams",
                columns: new[] { "tenant_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_teams_tenant_id_name_key_id",
                table: "teams",
                columns: new[] { "tenant_id", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "users",
                column: "normalized_user_name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "allocations");

            migrationBuilder.DropTable(
                name: "answered_calls");

            migrationBuilder.DropTable(
                name: "api_tokens");

            migrationBuilder.DropTable(
                name: "arrivals");

            migrationBuilder.DropTable(
                name: "assignment_rules");

            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "bundle_parts");

            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropTable(
                name: "custom_fields");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "dav_names");

            migrationBuilder.DropTable(
                name: "devices");

            migrationBuilder.DropTable(
                name: "doors");

            migrationBuilder.DropTable(
                name: "duplicates");

            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropTable(
                name: "event_receipts");

            migrationBuilder.DropTable(
                name: "facts");

            migrationBuilder.DropTable(
                name: "field_values");

            migrationBuilder.DropTable(
                name: "followers");

            migrationBuilder.DropTable(
                name: "forecast_snapshots");

            migrationBuilder.DropTable(
                name: "further_roles");

            migrationBuilder.DropTable(
                name: "guardians");

            migrationBuilder.DropTable(
                name: "identity_user_claims");

            migrationBuilder.DropTable(
                name: "identity_user_logins");

            migrationBuilder.DropTable(
                name: "identity_user_tokens");

            migrationBuilder.DropTable(
                name: "impact_assessments");

            migrationBuilder.DropTable(
                name: "import_notes");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "incident_persons");

            migrationBuilder.DropTable(
                name: "incidents");

            migrationBuilder.DropTable(
                name: "interaction_parties");

            migrationBuilder.DropTable(
                name: "jobs");

            migrationBuilder.DropTable(
                name: "journals");

            migrationBuilder.DropTable(
                name: "lead_forms");

            migrationBuilder.DropTable(
                name: "lead_takers");

            migrationBuilder.DropTable(
                name: "leads");

            migrationBuilder.DropTable(
                name: "letterheads");

            migrationBuilder.DropTable(
                name: "letters");

            migrationBuilder.DropTable(
                name: "mailboxes");

            migrationBuilder.DropTable(
                name: "merges");

            migrationBuilder.DropTable(
                name: "notice_choices");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "numberings");

            migrationBuilder.DropTable(
                name: "opportunity_lines");

            migrationBuilder.DropTable(
                name: "origins");

            migrationBuilder.DropTable(
                name: "outboxes");

            migrationBuilder.DropTable(
                name: "participants");

            migrationBuilder.DropTable(
                name: "party_bases");

            migrationBuilder.DropTable(
                name: "passkeys");

            migrationBuilder.DropTable(
                name: "pending_companies");

            migrationBuilder.DropTable(
                name: "plan_steps");

            migrationBuilder.DropTable(
                name: "prices");

            migrationBuilder.DropTable(
                name: "privacy_requests");

            migrationBuilder.DropTable(
                name: "processors");

            migrationBuilder.DropTable(
                name: "rating_models");

            migrationBuilder.DropTable(
                name: "rating_rules");

            migrationBuilder.DropTable(
                name: "readings");

            migrationBuilder.DropTable(
                name: "relations");

            migrationBuilder.DropTable(
                name: "request_keys");

            migrationBuilder.DropTable(
                name: "response_plans");

            migrationBuilder.DropTable(
                name: "retention_rules");

            migrationBuilder.DropTable(
                name: "rivals");

            migrationBuilder.DropTable(
                name: "safeguards");

            migrationBuilder.DropTable(
                name: "sales_targets");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropTable(
                name: "seals");

            migrationBuilder.DropTable(
                name: "settings");

            migrationBuilder.DropTable(
                name: "shares");

            migrationBuilder.DropTable(
                name: "sign_in_attempts");

            migrationBuilder.DropTable(
                name: "sign_in_links");

            migrationBuilder.DropTable(
                name: "sign_in_sessions");

            migrationBuilder.DropTable(
                name: "spent_challenges");

            migrationBuilder.DropTable(
                name: "stage_moves");

            migrationBuilder.DropTable(
                name: "stakeholders");

            migrationBuilder.DropTable(
                name: "stock_levels");

            migrationBuilder.DropTable(
                name: "stored_files");

            migrationBuilder.DropTable(
                name: "payments");

            migrationBuilder.DropTable(
                name: "users");

            migrationBuilder.DropTable(
                name: "interactions");

            migrationBuilder.DropTable(
                name: "activities");

            migrationBuilder.DropTable(
                name: "processing_purposes");

            migrationBuilder.DropTable(
                name: "price_lists");

            migrationBuilder.DropTable(
                name: "invoices");

            migrationBuilder.DropTable(
                name: "plans");

            migrationBuilder.DropTable(
                name: "orders");

            migrationBuilder.DropTable(
                name: "quotes");

            migrationBuilder.DropTable(
                name: "opportunities");

            migrationBuilder.DropTable(
                name: "branches");

            migrationBuilder.DropTable(
                name: "parties");

            migrationBuilder.DropTable(
                name: "products");

            migrationBuilder.DropTable(
                name: "stages");

            migrationBuilder.DropTable(
                name: "members");

            migrationBuilder.DropTable(
                name: "categories");

            migrationBuilder.DropTable(
                name: "pipelines");

            migrationBuilder.DropTable(
                name: "roles");

            migrationBuilder.DropTable(
                name: "teams");

            migrationBuilder.DropTable(
                name: "tenants");
        }
    }
}

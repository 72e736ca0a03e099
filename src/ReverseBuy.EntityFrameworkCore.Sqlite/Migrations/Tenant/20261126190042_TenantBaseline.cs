using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Migrations.Tenant
{
    /// <inheritdoc />
    internal sealed partial class TenantBaseline : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "commands",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    aggregate_kind = table.Column<string>(type: "TEXT", nullable: false),
                    aggregate = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commands", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "credentials",
                columns: table => new
                {
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    ciphertext = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credentials", x => new { x.marketplace, x.account });
                });

            migrationBuilder.CreateTable(
                name: "database_owner",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_database_owner", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "following_cursors",
                columns: table => new
                {
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    way = table.Column<string>(type: "TEXT", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_following_cursors", x => new { x.marketplace, x.account, x.way });
                });

            migrationBuilder.CreateTable(
                name: "found_items",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    warehouse = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    origin = table.Column<string>(type: "TEXT", nullable: false),
                    units = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    found_at = table.Column<long>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: true),
                    package_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    marketplace = table.Column<string>(type: "TEXT", nullable: true),
                    listing = table.Column<string>(type: "TEXT", nullable: true),
                    sku = table.Column<string>(type: "TEXT", nullable: true),
                    hold = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_found_items", x => x.position);
                    table.UniqueConstraint("AK_found_items_id", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "history",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    aggregate_kind = table.Column<string>(type: "TEXT", nullable: false),
                    aggregate = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    from_name = table.Column<string>(type: "TEXT", nullable: false),
                    to_name = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: true),
                    trigger_name = table.Column<string>(type: "TEXT", nullable: true),
                    order_line_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    quantity = table.Column<int>(type: "INTEGER", nullable: true),
                    fact = table.Column<string>(type: "TEXT", nullable: true),
                    actor_kind = table.Column<string>(type: "TEXT", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    handler = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    result = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox", x => new { x.event_id, x.handler });
                });

            migrationBuilder.CreateTable(
                name: "leases",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false),
                    fencing_token = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leases", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "money_entries",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    customer = table.Column<string>(type: "TEXT", nullable: false),
                    aggregate_kind = table.Column<string>(type: "TEXT", nullable: false),
                    aggregate = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    at_pinned_rate_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    at_pinned_rate_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_money_entries", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "orders",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    customer = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    warehouse = table.Column<string>(type: "TEXT", nullable: false),
                    placed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    pay_before = table.Column<long>(type: "INTEGER", nullable: false),
                    is_approved = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_billed_later = table.Column<bool>(type: "INTEGER", nullable: false),
                    cancellation_requested_at = table.Column<long>(type: "INTEGER", nullable: true),
                    country = table.Column<string>(type: "TEXT", nullable: true),
                    compliance = table.Column<string>(type: "TEXT", nullable: true),
                    charged_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    charged_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    paid_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    rate_base = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    rate_observed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    rate_quote = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    rate = table.Column<string>(type: "TEXT", nullable: false),
                    rate_source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders", x => x.position);
                    table.UniqueConstraint("AK_orders_id", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: true),
                    is_parked = table.Column<bool>(type: "INTEGER", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    aggregate_kind = table.Column<string>(type: "TEXT", nullable: false),
                    aggregate = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    correlation = table.Column<string>(type: "TEXT", nullable: false),
                    caused_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "packages",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    warehouse = table.Column<string>(type: "TEXT", nullable: false),
                    planned_warehouse = table.Column<string>(type: "TEXT", nullable: true),
                    waybill = table.Column<string>(type: "TEXT", nullable: false),
                    carrier = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    customer = table.Column<string>(type: "TEXT", nullable: true),
                    photos = table.Column<string>(type: "TEXT", nullable: false),
                    hold = table.Column<string>(type: "TEXT", nullable: true),
                    weight_grams = table.Column<int>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_packages", x => x.position);
                    table.UniqueConstraint("AK_packages_id", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "parcels",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    customer = table.Column<string>(type: "TEXT", nullable: false),
                    warehouse = table.Column<string>(type: "TEXT", nullable: false),
                    recipient = table.Column<string>(type: "TEXT", nullable: false),
                    country = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    offered_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    pay_before = table.Column<long>(type: "INTEGER", nullable: true),
                    units_in = table.Column<string>(type: "TEXT", nullable: false),
                    weight_grams = table.Column<int>(type: "INTEGER", nullable: true),
                    length_millimetres = table.Column<int>(type: "INTEGER", nullable: true),
                    width_millimetres = table.Column<int>(type: "INTEGER", nullable: true),
                    height_millimetres = table.Column<int>(type: "INTEGER", nullable: true),
                    carrier = table.Column<string>(type: "TEXT", nullable: true),
                    waybill = table.Column<string>(type: "TEXT", nullable: true),
                    recipient_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    hold = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    charged_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    charged_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    paid_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parcels", x => x.position);
                    table.UniqueConstraint("AK_parcels_id", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "purchase_orders",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    seller_id = table.Column<string>(type: "TEXT", nullable: false),
                    warehouse = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    send_before = table.Column<long>(type: "INTEGER", nullable: true),
                    asks = table.Column<int>(type: "INTEGER", nullable: false),
                    first_asked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 1),
                    gather_until = table.Column<long>(type: "INTEGER", nullable: true),
                    person_reason = table.Column<string>(type: "TEXT", nullable: true),
                    person_since = table.Column<long>(type: "INTEGER", nullable: true),
                    link = table.Column<string>(type: "TEXT", nullable: true),
                    handed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    taken_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_purchase_orders", x => x.position);
                    table.UniqueConstraint("AK_purchase_orders_id", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "received",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    message_id = table.Column<string>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ciphertext = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_received", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "recipients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    customer = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ciphertext = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recipients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "snapshots",
                columns: table => new
                {
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    listing = table.Column<string>(type: "TEXT", nullable: false),
                    captured_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    format = table.Column<int>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_snapshots", x => new { x.account, x.marketplace, x.listing });
                });

            migrationBuilder.CreateTable(
                name: "stock_holds",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_line_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    listing = table.Column<string>(type: "TEXT", nullable: false),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_holds", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "stock_observations",
                columns: table => new
                {
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    listing = table.Column<string>(type: "TEXT", nullable: false),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: true),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_observations", x => new { x.account, x.marketplace, x.listing, x.sku });
                });

            migrationBuilder.CreateTable(
                name: "timeline",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    aggregate_kind = table.Column<string>(type: "TEXT", nullable: false),
                    aggregate = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    correlation = table.Column<string>(type: "TEXT", nullable: false),
                    caused_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_timeline", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "timers",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    aggregate_kind = table.Column<string>(type: "TEXT", nullable: false),
                    aggregate = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    left_ticks = table.Column<long>(type: "INTEGER", nullable: true),
                    fires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: true),
                    is_parked = table.Column<bool>(type: "INTEGER", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_timers", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "order_holds",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    put_by_kind = table.Column<string>(type: "TEXT", nullable: false),
                    put_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    put_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true),
                    released_at = table.Column<long>(type: "INTEGER", nullable: true)
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
                name: "order_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    listing = table.Column<string>(type: "TEXT", nullable: false),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    source_title = table.Column<string>(type: "TEXT", nullable: true),
                    category_id = table.Column<string>(type: "TEXT", nullable: true),
                    category_name = table.Column<string>(type: "TEXT", nullable: true),
                    seller_id = table.Column<string>(type: "TEXT", nullable: false),
                    to_return = table.Column<int>(type: "INTEGER", nullable: false),
                    units = table.Column<string>(type: "TEXT", nullable: false),
                    charged_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    charged_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    discount_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    discount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    domestic_freight_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    domestic_freight_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    unit_price = table.Column<string>(type: "TEXT", nullable: false),
                    unit_price_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_lines", x => x.id);
                    table.ForeignKey(
                        name: "FK_order_lines_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "order_questions",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    order_line_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    unit_price = table.Column<string>(type: "TEXT", nullable: true),
                    unit_price_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    top_up_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    asked_by_kind = table.Column<string>(type: "TEXT", nullable: false),
                    asked_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answer_before = table.Column<long>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
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

            migrationBuilder.CreateTable(
                name: "package_contents",
                columns: table => new
                {
                    package_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_line_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    accepted = table.Column<int>(type: "INTEGER", nullable: false),
                    wrong = table.Column<int>(type: "INTEGER", nullable: false),
                    damaged = table.Column<int>(type: "INTEGER", nullable: false),
                    prohibited = table.Column<int>(type: "INTEGER", nullable: false),
                    @short = table.Column<int>(name: "short", type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_package_contents", x => new { x.package_id, x.position });
                    table.ForeignKey(
                        name: "FK_package_contents_packages_package_id",
                        column: x => x.package_id,
                        principalTable: "packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "package_sources",
                columns: table => new
                {
                    package_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    purchase_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    upstream_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_package_sources", x => new { x.package_id, x.position });
                    table.ForeignKey(
                        name: "FK_package_sources_packages_package_id",
                        column: x => x.package_id,
                        principalTable: "packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "parcel_found_items",
                columns: table => new
                {
                    parcel_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    found_item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parcel_found_items", x => new { x.parcel_id, x.position });
                    table.ForeignKey(
                        name: "FK_parcel_found_items_parcels_parcel_id",
                        column: x => x.parcel_id,
                        principalTable: "parcels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "parcel_items",
                columns: table => new
                {
                    parcel_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_line_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parcel_items", x => new { x.parcel_id, x.position });
                    table.ForeignKey(
                        name: "FK_parcel_items_parcels_parcel_id",
                        column: x => x.parcel_id,
                        principalTable: "parcels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "purchase_order_lines",
                columns: table => new
                {
                    purchase_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_line_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    listing = table.Column<string>(type: "TEXT", nullable: false),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    purchase_key = table.Column<string>(type: "TEXT", nullable: true),
                    freed = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_price = table.Column<string>(type: "TEXT", nullable: false),
                    unit_price_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_purchase_order_lines", x => new { x.purchase_order_id, x.position });
                    table.ForeignKey(
                        name: "FK_purchase_order_lines_purchase_orders_purchase_order_id",
                        column: x => x.purchase_order_id,
                        principalTable: "purchase_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "upstream_orders",
                columns: table => new
                {
                    purchase_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    upstream_id = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    contents = table.Column<string>(type: "TEXT", nullable: false),
                    pay_asked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    pay_asks = table.Column<int>(type: "INTEGER", nullable: false),
                    payable_since = table.Column<long>(type: "INTEGER", nullable: true),
                    is_unwanted = table.Column<bool>(type: "INTEGER", nullable: false, defaultValue: false),
                    cancel_asked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    refunded_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    total_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    total_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_upstream_orders", x => new { x.purchase_order_id, x.position });
                    table.ForeignKey(
                        name: "FK_upstream_orders_purchase_orders_purchase_order_id",
                        column: x => x.purchase_order_id,
                        principalTable: "purchase_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "package_source_orders",
                columns: table => new
                {
                    package_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source_position = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_package_source_orders", x => new { x.package_id, x.source_position, x.position });
                    table.ForeignKey(
                        name: "FK_package_source_orders_package_sources_package_id_source_position",
                        columns: x => new { x.package_id, x.source_position },
                        principalTable: "package_sources",
                        principalColumns: new[] { "package_id", "position" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_found_items_order_id",
                table: "found_items",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "IX_found_items_owner",
                table: "found_items",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "IX_history_aggregate_kind_aggregate_version",
                table: "history",
                columns: new[] { "aggregate_kind", "aggregate", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_history_order_line_id_fact_from_name_to_name",
                table: "history",
                columns: new[] { "order_line_id", "fact", "from_name", "to_name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_money_entries_aggregate_kind_aggregate",
                table: "money_entries",
                columns: new[] { "aggregate_kind", "aggregate" });

            migrationBuilder.CreateIndex(
                name: "IX_money_entries_kind_reference",
                table: "money_entries",
                columns: new[] { "kind", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_marketplace_order_id",
                table: "order_lines",
                columns: new[] { "marketplace", "order_id" });

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_order_id",
                table: "order_lines",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "IX_orders_customer_placed_at",
                table: "orders",
                columns: new[] { "customer", "placed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_placed_at",
                table: "orders",
                column: "placed_at");

            migrationBuilder.CreateIndex(
                name: "IX_orders_state_placed_at",
                table: "orders",
                columns: new[] { "state", "placed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_aggregate_kind_aggregate_position",
                table: "outbox",
                columns: new[] { "aggregate_kind", "aggregate", "position" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_event_id",
                table: "outbox",
                column: "event_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_package_source_orders_order_id",
                table: "package_source_orders",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "IX_package_sources_upstream_id",
                table: "package_sources",
                column: "upstream_id");

            migrationBuilder.CreateIndex(
                name: "IX_packages_created_at",
                table: "packages",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_packages_customer_created_at",
                table: "packages",
                columns: new[] { "customer", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_packages_state_created_at",
                table: "packages",
                columns: new[] { "state", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_packages_waybill",
                table: "packages",
                column: "waybill",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_parcel_items_order_id",
                table: "parcel_items",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "IX_parcels_created_at",
                table: "parcels",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_parcels_customer_created_at",
                table: "parcels",
                columns: new[] { "customer", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_parcels_state_created_at",
                table: "parcels",
                columns: new[] { "state", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_parcels_waybill",
                table: "parcels",
                column: "waybill");

            migrationBuilder.CreateIndex(
                name: "IX_purchase_order_lines_order_id",
                table: "purchase_order_lines",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "IX_purchase_orders_due_at",
                table: "purchase_orders",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "IX_purchase_orders_person_since",
                table: "purchase_orders",
                column: "person_since");

            migrationBuilder.CreateIndex(
                name: "IX_purchase_orders_reference",
                table: "purchase_orders",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_purchase_orders_state_marketplace_seller_id",
                table: "purchase_orders",
                columns: new[] { "state", "marketplace", "seller_id" });

            migrationBuilder.CreateIndex(
                name: "IX_received_due_at",
                table: "received",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "IX_received_marketplace_account_message_id",
                table: "received",
                columns: new[] { "marketplace", "account", "message_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_received_received_at",
                table: "received",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "IX_recipients_customer",
                table: "recipients",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_stock_holds_account_marketplace_listing_sku_finished_at",
                table: "stock_holds",
                columns: new[] { "account", "marketplace", "listing", "sku", "finished_at" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_holds_id",
                table: "stock_holds",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stock_holds_order_id",
                table: "stock_holds",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "IX_timeline_order_id_event_id",
                table: "timeline",
                columns: new[] { "order_id", "event_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_timers_aggregate_kind_aggregate_name_subject",
                table: "timers",
                columns: new[] { "aggregate_kind", "aggregate", "name", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_timers_fires_at",
                table: "timers",
                column: "fires_at");

            migrationBuilder.CreateIndex(
                name: "IX_upstream_orders_upstream_id",
                table: "upstream_orders",
                column: "upstream_id");

            migrationBuilder.CreateTable(
                name: "credential_changes",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    actor_kind = table.Column<string>(type: "TEXT", nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credential_changes", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "credential_uses",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    marketplace = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    hour = table.Column<long>(type: "INTEGER", nullable: false),
                    uses = table.Column<long>(type: "INTEGER", nullable: false),
                    refused = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credential_uses", x => x.position);
                });

            migrationBuilder.CreateIndex(
                name: "IX_credential_uses_hour",
                table: "credential_uses",
                column: "hour");

            migrationBuilder.CreateIndex(
                name: "IX_credential_uses_marketplace_account_hour_purpose",
                table: "credential_uses",
                columns: new[] { "marketplace", "account", "hour", "purpose" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "credential_changes");

            migrationBuilder.DropTable(
                name: "credential_uses");

            migrationBuilder.DropTable(
                name: "commands");

            migrationBuilder.DropTable(
                name: "credentials");

            migrationBuilder.DropTable(
                name: "database_owner");

            migrationBuilder.DropTable(
                name: "following_cursors");

            migrationBuilder.DropTable(
                name: "found_items");

            migrationBuilder.DropTable(
                name: "history");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "leases");

            migrationBuilder.DropTable(
                name: "money_entries");

            migrationBuilder.DropTable(
                name: "order_holds");

            migrationBuilder.DropTable(
                name: "order_lines");

            migrationBuilder.DropTable(
                name: "order_questions");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "package_contents");

            migrationBuilder.DropTable(
                name: "package_source_orders");

            migrationBuilder.DropTable(
                name: "parcel_found_items");

            migrationBuilder.DropTable(
                name: "parcel_items");

            migrationBuilder.DropTable(
                name: "purchase_order_lines");

            migrationBuilder.DropTable(
                name: "received");

            migrationBuilder.DropTable(
                name: "recipients");

            migrationBuilder.DropTable(
                name: "snapshots");

            migrationBuilder.DropTable(
                name: "stock_holds");

            migrationBuilder.DropTable(
                name: "stock_observations");

            migrationBuilder.DropTable(
                name: "timeline");

            migrationBuilder.DropTable(
                name: "timers");

            migrationBuilder.DropTable(
                name: "upstream_orders");

            migrationBuilder.DropTable(
                name: "orders");

            migrationBuilder.DropTable(
                name: "package_sources");

            migrationBuilder.DropTable(
                name: "parcels");

            migrationBuilder.DropTable(
                name: "purchase_orders");

            migrationBuilder.DropTable(
                name: "packages");
        }
    }
}

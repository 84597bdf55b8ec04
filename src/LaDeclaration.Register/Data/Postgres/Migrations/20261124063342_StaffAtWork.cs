using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LaDeclaration.Register.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class StaffAtWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AcceptedAt",
                table: "Staff",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DigestedUntil",
                table: "Staff",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "InvitedAt",
                table: "Staff",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Staff",
                type: "character varying(35)",
                maxLength: 35,
                nullable: false,
                defaultValue: "en");

            migrationBuilder.AddColumn<string>(
                name: "Notices",
                table: "Staff",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "AtOnce");

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "Staff",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UsedCode",
                table: "Staff",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LastUsedAt",
                table: "AspNetUserPasskeys",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Journal",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Act = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ById = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: true),
                    ByRole = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    AboutId = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: true),
                    ChangeSetNumber = table.Column<int>(type: "integer", nullable: true),
                    Detail = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Journal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KeptForms",
                columns: table => new
                {
                    StaffId = table.Column<string>(type: "text", nullable: false),
                    Address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Fields = table.Column<string>(type: "text", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptForms", x => new { x.StaffId, x.Address });
                    table.ForeignKey(
                        name: "FK_KeptForms_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Letters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ToId = table.Column<string>(type: "text", nullable: false),
                    ChangeSetNumber = table.Column<int>(type: "integer", nullable: true),
                    Detail = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextTry = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Fault = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Letters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Letters_Staff_ToId",
                        column: x => x.ToId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Journal_At",
                table: "Journal",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Journal_ById",
                table: "Journal",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_Journal_ChangeSetNumber",
                table: "Journal",
                column: "ChangeSetNumber");

            migrationBuilder.CreateIndex(
                name: "IX_KeptForms_KeptAt",
                table: "KeptForms",
                column: "KeptAt");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_CreatedAt",
                table: "Letters",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_NextTry",
                table: "Letters",
                column: "NextTry",
                filter: "\"NextTry\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_ToId",
                table: "Letters",
                column: "ToId");

            // Whoever has chosen a password has come already.
            migrationBuilder.Sql("UPDATE \"Staff\" SET \"AcceptedAt\" = \"CreatedAt\" WHERE \"PasswordHash\" IS NOT NULL;");
            // The journal is only ever added to.
            migrationBuilder.Sql("""
                CREATE FUNCTION "JournalIsOnlyAddedTo"() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'The journal is only added to.'; END $$;
                CREATE TRIGGER "Journal_keeps" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Journal" FOR EACH STATEMENT EXECUTE FUNCTION "JournalIsOnlyAddedTo"();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Journal");

            migrationBuilder.Sql("DROP FUNCTION \"JournalIsOnlyAddedTo\"();");

            migrationBuilder.DropTable(
                name: "KeptForms");

            migrationBuilder.DropTable(
                name: "Letters");

            migrationBuilder.DropColumn(
                name: "AcceptedAt",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "DigestedUntil",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "InvitedAt",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "Notices",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "UsedCode",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "LastUsedAt",
                table: "AspNetUserPasskeys");
        }
    }
}

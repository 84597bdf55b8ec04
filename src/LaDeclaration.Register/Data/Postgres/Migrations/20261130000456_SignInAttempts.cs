using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaDeclaration.Register.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SignInAttempts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ById",
                table: "Letters",
                type: "character varying(36)",
                maxLength: 36,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Count",
                table: "Journal",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "RefusalKey",
                table: "Journal",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AttemptCounts",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttemptCounts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "KnownBrowsers",
                columns: table => new
                {
                    TokenHash = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: false),
                    StaffId = table.Column<string>(type: "text", nullable: false),
                    SignedInAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownBrowsers", x => new { x.TokenHash, x.StaffId });
                    table.ForeignKey(
                        name: "FK_KnownBrowsers_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UsedChallenges",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(44)", maxLength: 44, nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UsedChallenges", x => x.Hash);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Letters_ById_CreatedAt",
                table: "Letters",
                columns: new[] { "ById", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Journal_RefusalKey",
                table: "Journal",
                column: "RefusalKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AttemptCounts_LastAt",
                table: "AttemptCounts",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_KnownBrowsers_SignedInAt",
                table: "KnownBrowsers",
                column: "SignedInAt");

            migrationBuilder.CreateIndex(
                name: "IX_KnownBrowsers_StaffId",
                table: "KnownBrowsers",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_UsedChallenges_UsedAt",
                table: "UsedChallenges",
                column: "UsedAt");

            // The journal is only ever added to, except that a refusal is counted up on its line.
            migrationBuilder.Sql("""
                DROP TRIGGER "Journal_keeps" ON "Journal";
                CREATE TRIGGER "Journal_keeps" BEFORE DELETE OR TRUNCATE ON "Journal" FOR EACH STATEMENT EXECUTE FUNCTION "JournalIsOnlyAddedTo"();
                CREATE TRIGGER "Journal_counts" BEFORE UPDATE ON "Journal" FOR EACH ROW
                WHEN (NEW."RefusalKey" IS NULL OR NEW."Count" <> OLD."Count" + 1
                    OR ROW(NEW."Id", NEW."At", NEW."Act", NEW."ById", NEW."ByRole", NEW."AboutId", NEW."ChangeSetNumber", NEW."Detail", NEW."RefusalKey")
                    IS DISTINCT FROM ROW(OLD."Id", OLD."At", OLD."Act", OLD."ById", OLD."ByRole", OLD."AboutId", OLD."ChangeSetNumber", OLD."Detail", OLD."RefusalKey"))
                EXECUTE FUNCTION "JournalIsOnlyAddedTo"();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER "Journal_counts" ON "Journal";
                DROP TRIGGER "Journal_keeps" ON "Journal";
                CREATE TRIGGER "Journal_keeps" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Journal" FOR EACH STATEMENT EXECUTE FUNCTION "JournalIsOnlyAddedTo"();
                """);

            migrationBuilder.DropTable(
                name: "AttemptCounts");

            migrationBuilder.DropTable(
                name: "KnownBrowsers");

            migrationBuilder.DropTable(
                name: "UsedChallenges");

            migrationBuilder.DropIndex(
                name: "IX_Letters_ById_CreatedAt",
                table: "Letters");

            migrationBuilder.DropIndex(
                name: "IX_Journal_RefusalKey",
                table: "Journal");

            migrationBuilder.DropColumn(
                name: "ById",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "Count",
                table: "Journal");

            migrationBuilder.DropColumn(
                name: "RefusalKey",
                table: "Journal");
        }
    }
}

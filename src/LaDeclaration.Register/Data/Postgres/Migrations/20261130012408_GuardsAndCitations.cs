using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaDeclaration.Register.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class GuardsAndCitations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ReasonLanguage",
                table: "Staff",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true);

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
                name: "Citations",
                columns: table => new
                {
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FactId = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordedIn = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Citations", x => new { x.Source, x.FactId, x.RecordedIn });
                    table.ForeignKey(
                        name: "FK_Citations_Statements_FactId_RecordedIn",
                        columns: x => new { x.FactId, x.RecordedIn },
                        principalTable: "Statements",
                        principalColumns: new[] { "FactId", "RecordedIn" },
                        onDelete: ReferentialAction.Cascade);
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
                name: "ProcessedForms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ProcessedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Location = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    ChangeSetNumber = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProcessedForms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProcessedForms_ChangeSets_ChangeSetNumber",
                        column: x => x.ChangeSetNumber,
                        principalTable: "ChangeSets",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RunningImports",
                columns: table => new
                {
                    StaffId = table.Column<string>(type: "text", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunningImports", x => x.StaffId);
                    table.ForeignKey(
                        name: "FK_RunningImports_Staff_StaffId",
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
                name: "IX_Citations_FactId_RecordedIn",
                table: "Citations",
                columns: new[] { "FactId", "RecordedIn" });

            migrationBuilder.CreateIndex(
                name: "IX_KnownBrowsers_SignedInAt",
                table: "KnownBrowsers",
                column: "SignedInAt");

            migrationBuilder.CreateIndex(
                name: "IX_KnownBrowsers_StaffId",
                table: "KnownBrowsers",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_ProcessedForms_ChangeSetNumber",
                table: "ProcessedForms",
                column: "ChangeSetNumber");

            migrationBuilder.CreateIndex(
                name: "IX_ProcessedForms_Key",
                table: "ProcessedForms",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProcessedForms_ProcessedAt",
                table: "ProcessedForms",
                column: "ProcessedAt");

            migrationBuilder.CreateIndex(
                name: "IX_UsedChallenges_UsedAt",
                table: "UsedChallenges",
                column: "UsedAt");

            migrationBuilder.Sql("""
                INSERT INTO "Citations" ("Source", "FactId", "RecordedIn")
                SELECT DISTINCT cited, s."FactId", s."RecordedIn" FROM "Statements" s, unnest(s."Sources") cited
                """);

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
                name: "Citations");

            migrationBuilder.DropTable(
                name: "KnownBrowsers");

            migrationBuilder.DropTable(
                name: "ProcessedForms");

            migrationBuilder.DropTable(
                name: "RunningImports");

            migrationBuilder.DropTable(
                name: "UsedChallenges");

            migrationBuilder.DropIndex(
                name: "IX_Letters_ById_CreatedAt",
                table: "Letters");

            migrationBuilder.DropIndex(
                name: "IX_Journal_RefusalKey",
                table: "Journal");

            migrationBuilder.DropColumn(
                name: "ReasonLanguage",
                table: "Staff");

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

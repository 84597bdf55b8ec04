using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaDeclaration.Register.Data.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 36,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Count",
                table: "Journal",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "RefusalKey",
                table: "Journal",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AttemptCounts",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttemptCounts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "KnownBrowsers",
                columns: table => new
                {
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 44, nullable: false),
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    SignedInAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Hash = table.Column<string>(type: "TEXT", maxLength: 44, nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
            migrationBuilder.Sql("DROP TRIGGER \"Journal_UPDATE\";");
            migrationBuilder.Sql("""
                CREATE TRIGGER "Journal_UPDATE" BEFORE UPDATE ON "Journal"
                WHEN NEW."RefusalKey" IS NULL OR NEW."Count" <> OLD."Count" + 1
                    OR (NEW."Id", NEW."At", NEW."Act", NEW."ById", NEW."ByRole", NEW."AboutId", NEW."ChangeSetNumber", NEW."Detail", NEW."RefusalKey")
                    IS NOT (OLD."Id", OLD."At", OLD."Act", OLD."ById", OLD."ByRole", OLD."AboutId", OLD."ChangeSetNumber", OLD."Detail", OLD."RefusalKey")
                BEGIN SELECT RAISE(ABORT, 'The journal is only added to.'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.Sql("DROP TRIGGER IF EXISTS \"Journal_UPDATE\";");
            foreach (var verb in new[] { "UPDATE", "DELETE" })
                migrationBuilder.Sql($"CREATE TRIGGER IF NOT EXISTS \"Journal_{verb}\" BEFORE {verb} ON \"Journal\" BEGIN SELECT RAISE(ABORT, 'The journal is only added to.'); END;");
        }
    }
}

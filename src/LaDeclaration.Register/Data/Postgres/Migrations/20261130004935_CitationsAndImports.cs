using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaDeclaration.Register.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CitationsAndImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "IX_Citations_FactId_RecordedIn",
                table: "Citations",
                columns: new[] { "FactId", "RecordedIn" });

            migrationBuilder.Sql("""
                INSERT INTO "Citations" ("Source", "FactId", "RecordedIn")
                SELECT DISTINCT cited, s."FactId", s."RecordedIn" FROM "Statements" s, unnest(s."Sources") cited
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Citations");

            migrationBuilder.DropTable(
                name: "RunningImports");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaDeclaration.Register.Data.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DigestedUntil",
                table: "Staff",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "InvitedAt",
                table: "Staff",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Staff",
                type: "TEXT",
                maxLength: 35,
                nullable: false,
                defaultValue: "en");

            migrationBuilder.AddColumn<string>(
                name: "Notices",
                table: "Staff",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "AtOnce");

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "Staff",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UsedCode",
                table: "Staff",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LastUsedAt",
                table: "AspNetUserPasskeys",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Journal",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ById = table.Column<string>(type: "TEXT", maxLength: 36, nullable: true),
                    ByRole = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    AboutId = table.Column<string>(type: "TEXT", maxLength: 36, nullable: true),
                    ChangeSetNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Journal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KeptForms",
                columns: table => new
                {
                    StaffId = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Fields = table.Column<string>(type: "TEXT", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ToId = table.Column<string>(type: "TEXT", nullable: false),
                    ChangeSetNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextTry = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Fault = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
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
            foreach (var verb in new[] { "UPDATE", "DELETE" })
                migrationBuilder.Sql($"CREATE TRIGGER \"Journal_{verb}\" BEFORE {verb} ON \"Journal\" BEGIN SELECT RAISE(ABORT, 'The journal is only added to.'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Journal");

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

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaDeclaration.Register.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ProcessedForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ProcessedForms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ProcessedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Location = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ChangeSetNumber = table.Column<int>(type: "INTEGER", nullable: true)
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ProcessedForms");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaDeclaration.Register.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReadingIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Statements_Committee",
                table: "Statements");

            migrationBuilder.DropIndex(
                name: "IX_Statements_Country",
                table: "Statements");

            migrationBuilder.DropIndex(
                name: "IX_Statements_SupersededIn",
                table: "Statements");

            migrationBuilder.DropIndex(
                name: "IX_Sources_SupersededIn",
                table: "Sources");

            migrationBuilder.CreateIndex(
                name: "IX_Statements_Committee_SupersededIn_From",
                table: "Statements",
                columns: new[] { "Committee", "SupersededIn", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Statements_Country_SupersededIn_From",
                table: "Statements",
                columns: new[] { "Country", "SupersededIn", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Statements_Kind",
                table: "Statements",
                column: "Kind",
                filter: "\"Kind\" <> 'membership'");

            migrationBuilder.CreateIndex(
                name: "IX_Statements_SupersededIn",
                table: "Statements",
                column: "SupersededIn",
                filter: "\"SupersededIn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Sources_SupersededIn",
                table: "Sources",
                column: "SupersededIn",
                filter: "\"SupersededIn\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Statements_Committee_SupersededIn_From",
                table: "Statements");

            migrationBuilder.DropIndex(
                name: "IX_Statements_Country_SupersededIn_From",
                table: "Statements");

            migrationBuilder.DropIndex(
                name: "IX_Statements_Kind",
                table: "Statements");

            migrationBuilder.DropIndex(
                name: "IX_Statements_SupersededIn",
                table: "Statements");

            migrationBuilder.DropIndex(
                name: "IX_Sources_SupersededIn",
                table: "Sources");

            migrationBuilder.CreateIndex(
                name: "IX_Statements_Committee",
                table: "Statements",
                column: "Committee");

            migrationBuilder.CreateIndex(
                name: "IX_Statements_Country",
                table: "Statements",
                column: "Country");

            migrationBuilder.CreateIndex(
                name: "IX_Statements_SupersededIn",
                table: "Statements",
                column: "SupersededIn");

            migrationBuilder.CreateIndex(
                name: "IX_Sources_SupersededIn",
                table: "Sources",
                column: "SupersededIn");
        }
    }
}

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

            migrationBuilder.CreateIndex(
                name: "IX_Statements_Committee_SupersededIn_From",
                table: "Statements",
                columns: new[] { "Committee", "SupersededIn", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Statements_Country_SupersededIn_From",
                table: "Statements",
                columns: new[] { "Country", "SupersededIn", "From" });
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

            migrationBuilder.CreateIndex(
                name: "IX_Statements_Committee",
                table: "Statements",
                column: "Committee");

            migrationBuilder.CreateIndex(
                name: "IX_Statements_Country",
                table: "Statements",
                column: "Country");
        }
    }
}

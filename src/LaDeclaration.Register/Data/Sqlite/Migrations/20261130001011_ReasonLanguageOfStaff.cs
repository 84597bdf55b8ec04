using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaDeclaration.Register.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReasonLanguageOfStaff : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ReasonLanguage",
                table: "Staff",
                type: "TEXT",
                maxLength: 35,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ReasonLanguage",
                table: "Staff");
        }
    }
}

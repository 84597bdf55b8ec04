using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaDeclaration.Register.Data.Postgres.Migrations
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
                type: "character varying(35)",
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

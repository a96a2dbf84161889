using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dragoman.Desk.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class IndexUnassigned : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cases_assignee_id_stage_sort_key_id",
                table: "cases");

            migrationBuilder.CreateIndex(
                name: "ix_cases_assignee_id_stage_sort_key_id",
                table: "cases",
                columns: new[] { "assignee_id", "stage", "sort_key", "id" },
                filter: "assignee_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_stage_sort_key_id1",
                table: "cases",
                columns: new[] { "stage", "sort_key", "id" },
                filter: "assignee_id IS NULL");

            FullText.BoundPending(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_cases_assignee_id_stage_sort_key_id",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "ix_cases_stage_sort_key_id1",
                table: "cases");

            migrationBuilder.CreateIndex(
                name: "ix_cases_assignee_id_stage_sort_key_id",
                table: "cases",
                columns: new[] { "assignee_id", "stage", "sort_key", "id" });
        }
    }
}

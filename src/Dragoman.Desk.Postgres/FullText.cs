using Microsoft.EntityFrameworkCore.Migrations;

namespace Dragoman.Desk.Postgres;

/// <summary>The full-text index over the prepared tokens of cases: a generated column, so no writer can forget it.</summary>
internal static class FullText
{
    public static void Create(MigrationBuilder migration) => migration.Sql("""
        ALTER TABLE case_texts ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', tokens)) STORED;
        CREATE INDEX ix_case_texts_words ON case_texts USING gin (words);
        """);
}

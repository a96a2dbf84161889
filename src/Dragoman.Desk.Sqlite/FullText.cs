using Microsoft.EntityFrameworkCore.Migrations;

namespace Dragoman.Desk.Sqlite;

/// <summary>The full-text index over the prepared tokens of cases, kept by triggers.</summary>
internal static class FullText
{
    public static void Create(MigrationBuilder migration) => migration.Sql("""
        CREATE VIRTUAL TABLE case_texts_fts USING fts5(tokens, content='case_texts', content_rowid='id', tokenize="unicode61 remove_diacritics 0");
        CREATE TRIGGER case_texts_added AFTER INSERT ON case_texts BEGIN
          INSERT INTO case_texts_fts(rowid, tokens) VALUES (new.id, new.tokens);
        END;
        CREATE TRIGGER case_texts_removed AFTER DELETE ON case_texts BEGIN
          INSERT INTO case_texts_fts(case_texts_fts, rowid, tokens) VALUES ('delete', old.id, old.tokens);
        END;
        CREATE TRIGGER case_texts_changed AFTER UPDATE ON case_texts BEGIN
          INSERT INTO case_texts_fts(case_texts_fts, rowid, tokens) VALUES ('delete', old.id, old.tokens);
          INSERT INTO case_texts_fts(rowid, tokens) VALUES (new.id, new.tokens);
        END;
        """);
}

using Dragoman.Desk;
using Dragoman.Desk.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Testing;

/// <summary>A SQLite file that was migrated once in this process, to be copied.</summary>
internal static class MigratedSqlite
{
    private static readonly Lazy<byte[]> Content = new(Migrate);

    public static void CopyTo(string path) => File.WriteAllBytes(path, Content.Value);

    private static byte[] Migrate()
    {
        var folder = Directory.CreateTempSubdirectory("dragoman-sqlite-");
        var path = Path.Combine(folder.FullName, "migrated.db");
        var options = new DbContextOptionsBuilder<DeskContext>().UseApplicationServiceProvider(DeskContext.DesignServices);
        SqliteDesk.Configure(options, path);
        using (var db = new DeskContext((DbContextOptions<DeskContext>)options.Options))
        {
            db.Database.Migrate();
            db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }
        var content = File.ReadAllBytes(path);
        folder.Delete(recursive: true);
        return content;
    }
}

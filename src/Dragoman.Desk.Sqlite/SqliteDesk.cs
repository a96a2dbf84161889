using System.Data.Common;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.List;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dragoman.Desk.Sqlite;

public static class SqliteDesk
{
    /// <param name="durable">Every commit reaches the disk before it is acknowledged. Off only while a demo marketplace is being filled.</param>
    public static IServiceCollection AddSqliteDesk(this IServiceCollection services, string path, bool durable = true)
    {
        services.AddSingleton<ICaseSearch, SqliteCaseSearch>();
        return services.AddDbContextPool<DeskContext>(o => Configure(o, path, durable));
    }

    public static void Configure(DbContextOptionsBuilder options, string path, bool durable = true)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30, ForeignKeys = true };
        options.UseSqlite(connection.ToString(), o => o.MigrationsAssembly(typeof(SqliteDesk).Assembly))
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(durable ? Pragmas.Durable : Pragmas.Filling);
    }

    private sealed class Pragmas(string synchronous) : DbConnectionInterceptor
    {
        public static readonly Pragmas Durable = new("FULL");
        public static readonly Pragmas Filling = new("OFF");

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private void Set(DbConnection connection)
        {
            // The framework asks read-only whether the database exists.
            if (new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly)
                return;
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;";
            command.ExecuteNonQuery();
        }
    }

    /// <summary>For the migration tool.</summary>
    public sealed class DesignTime : IDesignTimeDbContextFactory<DeskContext>
    {
        public DeskContext CreateDbContext(string[] args)
        {
            var options = new DbContextOptionsBuilder<DeskContext>().UseApplicationServiceProvider(DeskContext.DesignServices);
            Configure(options, "design.db");
            return new DeskContext((DbContextOptions<DeskContext>)options.Options);
        }
    }
}

/// <summary>FTS5 over the prepared tokens.</summary>
public sealed class SqliteCaseSearch : ICaseSearch
{
    public IQueryable<CaseText> Matching(DeskContext db, IReadOnlyList<string> terms)
    {
        var match = string.Join(' ', terms.Select(t => $"\"{t}\""));
        return db.CaseTexts.FromSql($"SELECT * FROM case_texts WHERE id IN (SELECT rowid FROM case_texts_fts WHERE case_texts_fts MATCH {match})").AsNoTracking();
    }
}

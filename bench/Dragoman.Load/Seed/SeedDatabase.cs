using System.Diagnostics;
using Dragoman.Desk;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Help;
using Dragoman.Desk.Policies;
using Dragoman.Desk.Postgres;
using Dragoman.Desk.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dragoman.Load.Seed;

/// <summary>
/// Fills an empty desk with cases straight through its context: rows are made by the desk's own code (events, clocks, prepared
/// words), only the way through the handlers is left out, because it would take minutes.
/// </summary>
internal static class SeedDatabase
{
    private const int CasesPerSave = 2000;

    public static async Task Fill(string folder, string? database, int count, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var started = Stopwatch.GetTimestamp();
        await using var services = Services(folder, database);
        await using (var db = Context(services))
        {
            await db.Database.MigrateAsync(ct);
            await services.GetRequiredService<PolicyArchive>().Load(db, TimeProvider.System, ct);
            if (await db.Cases.CountAsync(ct) >= count && Marketplace.IsIn(folder))
                return;
            if (await db.Users.AnyAsync(ct))
                throw new InvalidOperationException("The seed needs a database without accounts.");
        }

        var now = TimeProvider.System.UtcNow();
        var random = new Random(20240401);
        var people = new SeedPeople(now, random);
        await Save(services, people.Rows, ct);
        var stories = new SeedStories(services.GetRequiredService<HelpLibrary>());
        var cases = new SeedCases(people, stories, services.GetRequiredService<Policy>(), services.GetRequiredService<CaseClocks>(), now, random);
        foreach (var batch in cases.Make(count).Chunk(CasesPerSave))
            await Save(services, batch.SelectMany(rows => rows), ct);
        await Settle(services, ct);
        new Marketplace(
            [.. people.Stores.Select(s => new Marketplace.Store(s.Token, s.Language, s.Orders, cases.NumbersOf(s.Seller.Id)))],
            [.. people.AgentTokens], stories.Questions(random, 400), SeedStories.Searches).Write(folder);
        Console.WriteLine($"{count} cases seeded in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
    }

    private static ServiceProvider Services(string folder, string? database)
    {
        var home = Home();
        var services = new ServiceCollection().AddLogging();
        services.AddDesk(new DeskPaths(
            Path.Combine(home, "policy", "aliexpress.yaml"), Path.Combine(home, "policy", "canned-replies.yaml"), Path.Combine(home, "help"), Path.Combine(folder, "files")));
        if (database is null)
            services.AddSqliteDesk(Path.Combine(folder, "dragoman.db"), durable: false);
        else
            services.AddPostgresDesk(new NpgsqlConnectionStringBuilder(database) { Options = "-c synchronous_commit=off" }.ToString());
        return services.BuildServiceProvider();
    }

    private static string Home()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "policy", "aliexpress.yaml")))
                return folder.FullName;
        throw new InvalidOperationException("The policy was not found above the program.");
    }

    private static DeskContext Context(ServiceProvider services) => new(services.GetRequiredService<DbContextOptions<DeskContext>>());

    private static async Task Save(ServiceProvider services, IEnumerable<object> rows, CancellationToken ct)
    {
        await using var db = Context(services);
        await BulkRows.Write(db, rows, ct);
    }

    /// <summary>What a database does by itself in the hours in which it really grows so big.</summary>
    private static async Task Settle(ServiceProvider services, CancellationToken ct)
    {
        await using var db = Context(services);
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? "VACUUM ANALYZE" : "PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)", ct);
    }
}

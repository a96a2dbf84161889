using System.Text.Json;
using Dragoman.Desk;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Accounts.Register;
using Dragoman.Desk.Accounts.Tokens;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Orders.Import;
using Dragoman.Desk.Postgres;
using Dragoman.Desk.Sqlite;
using Dragoman.Web.Host;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dragoman.Web.Demo;

/// <summary>
/// Fills an empty desk with sixty days of a marketplace's life, through the handlers that serve users and under a clock of its
/// own, so that every figure on every page comes from events.
/// </summary>
public static class DemoMarketplace
{
    public const int Orders = 20_000;
    public const int Days = 60;
    private const int Seed = 20240401;
    private static readonly Actor Founder = Actor.Anonymous with { Role = Role.Admin };

    /// <summary>Fills the database if it is new and a demo is wanted. SQLite is filled aside and moved into place, so that an interrupted start leaves nothing half done.</summary>
    public static async Task FillIfNew(DeskPlaces places, TimeProvider time, CancellationToken ct)
    {
        if (places.Empty)
            return;
        if (places.Database is null)
        {
            if (File.Exists(places.SqliteFile))
                return;
            var aside = places.SqliteFile + ".filling";
            foreach (var left in Directory.GetFiles(places.Data, Path.GetFileName(aside) + "*"))
                File.Delete(left);
            await Fill(places, time, s => s.AddSqliteDesk(aside, durable: false), ct);
            await FinishSqlite(aside, ct);
            File.Move(aside, places.SqliteFile);
        }
        else
        {
            var fast = new NpgsqlConnectionStringBuilder(places.Database) { Options = "-c synchronous_commit=off" };
            await Fill(places, time, s => s.AddPostgresDesk(fast.ToString()), ct);
        }
    }

    private static async Task Fill(DeskPlaces places, TimeProvider time, Action<IServiceCollection> addDatabase, CancellationToken ct)
    {
        var now = time.UtcNow();
        var clock = new DemoClock(now.AddDays(-Days - 1));
        var services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Error)).AddSingleton<TimeProvider>(clock);
        services.AddDesk(places.Paths);
        services.AddSingleton(new CaseNumbers(new Random(Seed)));
        services.AddDataProtection();
        addDatabase(services);
        await using var provider = services.BuildServiceProvider();
        await provider.PrepareDatabase(ct);
        var desk = new DemoDesk(provider);
        var state = await desk.Do<DeskContext, (bool Any, bool Admin)>(async db => (await db.Users.AnyAsync(ct), await db.Users.AnyAsync(a => a.Role == Role.Admin, ct)));
        if (state.Admin)
            return;
        if (state.Any)
            throw new InvalidOperationException("An earlier start was interrupted while it filled this database with the demo marketplace. Give an empty database, or use --empty.");

        var random = new Random(Seed);
        var bar = new ProgressBar("demo marketplace", 1000);
        var sellers = new List<RegisterAccount.Command>();
        foreach (var person in DemoPeople.Sellers(random))
        {
            (await desk.Do<RegisterAccount, Outcome<Guid>>(h => h.Handle(person, Founder, ct))).OrThrow();
            sellers.Add(person);
        }
        foreach (var person in DemoPeople.Staff.Concat(DemoPeople.Partners))
            (await desk.Do<RegisterAccount, Outcome<Guid>>(h => h.Handle(person, Founder, ct))).OrThrow();
        bar.Show(20);
        var (feed, orders) = DemoOrders.Make([.. sellers.Select(s => s.Email!)], Orders, now.AddDays(-90), now.AddHours(-2), random);
        (await desk.Do<ImportOrders, Outcome<ImportOrders.Report>>(h => h.Handle(feed, Founder, ct: ct))).OrThrow();
        bar.Show(90);
        await new DemoStory(desk, clock, orders, random).Tell(now.AddDays(-Days), now, done => bar.Show(90 + (long)(done * 900)), ct);
        // The administrator comes last: an administrator means that the filling was finished.
        (await desk.Do<RegisterAccount, Outcome<Guid>>(h => h.Handle(DemoPeople.Admin, Founder, ct))).OrThrow();
        await OpenDoors(desk, places, ct);
        bar.Done();
    }

    /// <summary>One password for all, hashed once; one token for each role; both written to demo.json.</summary>
    private static async Task OpenDoors(DemoDesk desk, DeskPlaces places, CancellationToken ct)
    {
        var accounts = await desk.Do<DeskContext, List<Account>>(db => db.Users.AsNoTracking().Include(a => a.Seller).OrderBy(a => a.CreatedAt).ThenBy(a => a.Email).ToListAsync(ct));
        var hash = new PasswordHasher<Account>().HashPassword(accounts[0], DemoPeople.Password);
        await desk.Do<DeskContext, int>(db => db.Users.ExecuteUpdateAsync(s => s.SetProperty(a => a.PasswordHash, hash), ct));
        var shown = new[] { Role.Seller, Role.Agent, Role.Lead, Role.Mediator, Role.Advisor, Role.Partner, Role.Admin }
            .Select(role => accounts.First(a => a.Role == role && (role != Role.Seller || a.Seller!.StoreName == "Harbour Store") && (role != Role.Agent || a.Name == "Mei Zhang"))).ToList();
        var tokens = new Dictionary<string, string>();
        foreach (var account in shown)
            tokens[account.Role.ToString().ToLowerInvariant()] = (await desk.Do<IssueToken, Outcome<IssueToken.Issued>>(h => h.Handle(new IssueToken.Command("demo"), Actor.Of(account, "en"), ct))).OrThrow().Key;
        await File.WriteAllTextAsync(Path.Combine(places.Data, "demo.json"), JsonSerializer.Serialize(new
        {
            signIns = shown.Select(a => new { role = a.Role.ToString().ToLowerInvariant(), email = a.Email, password = DemoPeople.Password, name = a.Name, store = a.Seller?.StoreName }),
            tokens,
        }, new JsonSerializerOptions(CaseEvent.Json) { WriteIndented = true }), ct);
    }

    private static async Task FinishSqlite(string file, CancellationToken ct)
    {
        SqliteConnection.ClearAllPools();
        await using (var connection = new SqliteConnection($"Data Source={file}"))
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;";
            await command.ExecuteNonQueryAsync(ct);
        }
        SqliteConnection.ClearAllPools();
    }
}

/// <summary>Runs handlers of the demo's desk, each in a scope of its own as a request would.</summary>
public sealed class DemoDesk(IServiceProvider services)
{
    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public async Task<TResult> Do<THandler, TResult>(Func<THandler, Task<TResult>> work) where THandler : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<THandler>());
    }
}

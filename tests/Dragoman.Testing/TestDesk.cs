using Dragoman.Desk;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Policies;
using Dragoman.Desk.Postgres;
using Dragoman.Desk.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dragoman.Testing;

/// <summary>
/// A whole desk without a web: real handlers on a fresh, migrated database of its own, the reference policy, and a clock that
/// only the test moves.
/// </summary>
public sealed class TestDesk : IAsyncDisposable
{
    /// <summary>When every test begins: Monday, 9:00 in Beijing.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly TestDesk? _owner;
    private readonly string _folder;
    private readonly ServiceProvider _services;
    private int _made;

    private TestDesk(TestDatabase database, string folder, string connection, FakeTimeProvider time, TestDesk? owner, string? policy, Action<IServiceCollection>? also)
    {
        (Database, Connection, Time, _folder, _owner) = (database, connection, time, folder, owner);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        services.AddDesk(Repository.Paths(Path.Combine(folder, "files")));
        if (policy is not null)
            services.AddSingleton(PolicyFile.Parse(policy, "policy.yaml"));
        _ = database == TestDatabase.Sqlite ? services.AddSqliteDesk(connection) : services.AddPostgresDesk(connection);
        also?.Invoke(services);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public TestDatabase Database { get; }

    /// <summary>PostgreSQL: the connection string; SQLite: the file's path.</summary>
    public string Connection { get; }

    /// <summary>Stands still unless the test moves it.</summary>
    public FakeTimeProvider Time { get; }

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    public Policy Policy => Get<Policy>();

    /// <summary>An administrator with an account of their own.</summary>
    public Actor Admin { get; private set; } = Actor.Anonymous;

    /// <summary>Opens a desk on a fresh database; skips the test, with the reason, where PostgreSQL is missing.</summary>
    /// <param name="database">Which database.</param>
    /// <param name="policy">A policy file's text in place of the reference policy.</param>
    /// <param name="also">More services, for example somebody who listens to changes.</param>
    public static async Task<TestDesk> Open(TestDatabase database, string? policy = null, Action<IServiceCollection>? also = null)
    {
        var folder = Directory.CreateTempSubdirectory("dragoman-desk-").FullName;
        var desk = new TestDesk(database, folder, Fresh(database, folder), new FakeTimeProvider(Start), null, policy, also);
        await desk.LoadPolicies();
        desk.Admin = await desk.Staff(Role.Admin);
        return desk;
    }

    /// <summary>Another node over the same database, files and clock.</summary>
    /// <param name="policy">A policy file's text, where this node runs with another.</param>
    /// <param name="also">More services of this node.</param>
    public async Task<TestDesk> AnotherNode(string? policy = null, Action<IServiceCollection>? also = null)
    {
        var node = new TestDesk(Database, _folder, Connection, Time, this, policy, also) { Admin = Admin };
        await node.LoadPolicies();
        return node;
    }

    /// <summary>A service that lives as long as the desk.</summary>
    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Does something with a handler, or with the context, in a scope of its own.</summary>
    public async Task<TResult> Do<T, TResult>(Func<T, Task<TResult>> work) where T : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <inheritdoc cref="Do{T, TResult}"/>
    public async Task Do<T>(Func<T, Task> work) where T : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    public void Pass(TimeSpan time) => Time.Advance(time);

    /// <summary>1, 2, 3 ...: for names that must differ.</summary>
    public int Next() => _owner?.Next() ?? Interlocked.Increment(ref _made);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_owner is not null)
            return;
        if (Database == TestDatabase.Postgres)
            PostgresServer.Get().Server!.GiveBackDatabase(Connection);
        else
            SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Fresh(TestDatabase database, string folder)
    {
        if (database == TestDatabase.Postgres)
        {
            var (server, missing) = PostgresServer.Get();
            Assert.SkipWhen(server is null, missing ?? "");
            return server!.BorrowDatabase();
        }
        var path = Path.Combine(folder, "desk.db");
        MigratedSqlite.CopyTo(path);
        return path;
    }

    private Task LoadPolicies() => Do((DeskContext db) => Get<PolicyArchive>().Load(db, Time, CancellationToken.None));
}

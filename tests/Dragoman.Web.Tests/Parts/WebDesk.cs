using System.Collections.Concurrent;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Accounts.SetUp;
using Dragoman.Desk.Accounts.Tokens;
using Dragoman.Testing;
using Dragoman.Web.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Dragoman.Web.Tests.Parts;

/// <summary>
/// The whole host on a real port, over a fresh database and a data folder of its own, with a clock that only the test moves.
/// Its people come in through the API like everybody else.
/// </summary>
public sealed class WebDesk : IAsyncDisposable
{
    /// <summary>Of an administrator whom the test need not register.</summary>
    public Person Admin { get; private set; } = null!;

    private readonly WebApplication _app;
    private readonly string? _database;
    private readonly Task<int> _running;
    private readonly FailureLog _log;
    private int _made;

    private WebDesk(WebApplication app, Task<int> running, string folder, string? database, FakeTimeProvider time, FailureLog log) =>
        (_app, _running, Folder, _database, Time, _log) = (app, running, folder, database, time, log);

    public string Folder { get; }
    public FakeTimeProvider Time { get; }
    public DateTime Now => Time.GetUtcNow().UtcDateTime;
    public IServiceProvider Services => _app.Services;
    public IEnumerable<Microsoft.AspNetCore.Http.Endpoint> Endpoints => ((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)_app).DataSources.SelectMany(s => s.Endpoints);
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>What the server logged as failed since it started.</summary>
    public IReadOnlyCollection<string> Failures => _log.Failures;

    /// <summary>Somebody who has not signed in.</summary>
    public Caller Anonymous => new(Address, null);

    /// <param name="database">Which database; the test is skipped where PostgreSQL is missing.</param>
    /// <param name="settings">Configuration such as <c>Limits:ApiPerMinute=6</c>; limits are out of the way otherwise.</param>
    public static async Task<WebDesk> Open(TestDatabase database = TestDatabase.Sqlite, params string[] settings)
    {
        string? connection = null;
        if (database == TestDatabase.Postgres)
        {
            var (server, missing) = PostgresServer.Get();
            Assert.SkipWhen(server is null, missing ?? "");
            connection = server!.CreateDatabase();
        }
        var desk = await Start(Directory.CreateTempSubdirectory("dragoman-web-").FullName, connection, settings);
        desk.Admin = await desk.AppointAdmin();
        return desk;
    }

    private static async Task<WebDesk> Start(string folder, string? connection, string[] settings)
    {
        string[] arguments =
        [
            "--urls=http://127.0.0.1:0", $"--data={folder}", "--empty=true", .. connection is null ? Array.Empty<string>() : [$"--database={connection}"],
            "--Limits:ApiPerMinute=1000000", "--Limits:AnonymousPerMinute=1000000", "--Limits:SignInPerMinute=1000000", "--Limits:PagesPerMinute=1000000", .. settings.Select(s => $"--{s}"),
        ];
        var options = StartOptions.Parse(arguments);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = options.Arguments,
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = Path.Combine(Repository.Root, "src", "Dragoman.Web"),
            EnvironmentName = Environments.Production,
        });
        builder.AddDragoman(options);
        var time = new FakeTimeProvider(TestDesk.Start);
        builder.Services.AddSingleton<TimeProvider>(time);
        var log = new FailureLog();
        builder.Logging.ClearProviders().AddProvider(log);
        var app = builder.Build();
        app.UseDragoman();
        var running = app.RunDragoman(options);
        var readiness = app.Services.GetRequiredService<Readiness>();
        while (!readiness.Ready && !running.IsCompleted)
            await Task.Delay(5);
        if (running.IsCompleted)
            throw new InvalidOperationException($"The host ended with {await running}");
        return new WebDesk(app, running, folder, connection, time, log);
    }

    /// <summary>The first administrator, by the code that the empty desk printed.</summary>
    private async Task<Person> AppointAdmin()
    {
        await using var scope = Services.CreateAsyncScope();
        const string email = "admin@desk.example";
        var id = (await scope.ServiceProvider.GetRequiredService<AppointFirstAdmin>().Handle(
            new(Services.GetRequiredService<SetUpCode>().Value, email, "Admin", "correct horse battery"))).OrThrow();
        var token = (await scope.ServiceProvider.GetRequiredService<IssueToken>().Handle(
            new("test"), Actor.Anonymous with { AccountId = id, Role = Role.Admin })).OrThrow();
        return new Person(id, null, Role.Admin, email, token.Key, new Caller(Address, token.Key));
    }

    /// <summary>Lets time pass without the recurring work of every second in between.</summary>
    public void Pass(TimeSpan time) => Time.AdjustTime(Time.GetUtcNow() + time);

    /// <summary>1, 2, 3 ...: for names that must differ.</summary>
    public int Next() => Interlocked.Increment(ref _made);

    public async ValueTask DisposeAsync()
    {
        _app.Lifetime.StopApplication();
        var code = await _running;
        await _app.DisposeAsync();
        if (_database is not null)
            PostgresServer.Get().Server!.DropDatabase(_database);
        else
            SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        Assert.Equal(0, code);
    }

    /// <summary>Stops serving but leaves the data where they are, for another to open.</summary>
    public async Task<(string Folder, string? Database)> Leave()
    {
        _app.Lifetime.StopApplication();
        await _running;
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        return (Folder, _database);
    }

    private sealed class FailureLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _failures = new();

        public IReadOnlyCollection<string> Failures => _failures;
        public ILogger CreateLogger(string categoryName) => this;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                _failures.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}

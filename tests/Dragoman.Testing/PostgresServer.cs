using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dragoman.Desk;
using Dragoman.Desk.Postgres;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dragoman.Testing;

/// <summary>
/// A real PostgreSQL in a temporary folder, on a free port of this machine: one for a test process, started when first asked
/// for, durable like one in production, gone with the process.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<(PostgresServer? Server, string? Missing)> TheOne = new(StartTheOne);
    private readonly string _folder;
    private readonly string _programs;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly ConcurrentBag<string> _emptied = [];
    private readonly Lazy<string> _template;
    private Process? _postmaster;
    private int _port;

    private PostgresServer(string programs)
    {
        _programs = programs;
        _folder = Directory.CreateTempSubdirectory("dragoman-pg-").FullName;
        _template = new Lazy<string>(MigrateTemplate);
    }

    /// <summary>The server of this test process; or null, and why there is none.</summary>
    public static (PostgresServer? Server, string? Missing) Get() => TheOne.Value;

    /// <summary>The connection string of one of its databases.</summary>
    public string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Maximum Pool Size=20;Include Error Detail=true";

    /// <summary>A fresh database.</summary>
    /// <param name="migrated">With the desk's tables, copied from a database that was migrated once; otherwise empty.</param>
    /// <returns>Its connection string.</returns>
    public string CreateDatabase(bool migrated = true)
    {
        var name = $"desk_{Guid.NewGuid():N}";
        Run($"CREATE DATABASE {name}" + (migrated ? $" TEMPLATE {_template.Value}" : ""));
        return ConnectionTo(name);
    }

    public void DropDatabase(string connection)
    {
        using (var pool = new NpgsqlConnection(connection))
            NpgsqlConnection.ClearPool(pool);
        Run($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
    }

    /// <summary>A migrated database without a row: one that was given back, otherwise a new one. Emptying takes a tenth of the time of making.</summary>
    public string BorrowDatabase() => _emptied.TryTake(out var connection) ? connection : CreateDatabase();

    public void GiveBackDatabase(string connection)
    {
        Run("""
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle';
            SET session_replication_role = replica;
            DO $$
            DECLARE name text;
            BEGIN
              FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory' LOOP
                EXECUTE format('DELETE FROM %I', name);
              END LOOP;
            END $$;
            SET session_replication_role = DEFAULT;
            """, connection);
        using (var pool = new NpgsqlConnection(connection))
            NpgsqlConnection.ClearPool(pool);
        _emptied.Add(connection);
    }

    private void Run(string statement, string? on = null)
    {
        using var connection = new NpgsqlConnection(on ?? ConnectionTo("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand(statement, connection);
        command.ExecuteNonQuery();
    }

    private string MigrateTemplate()
    {
        const string name = "migrated";
        Run($"CREATE DATABASE {name}");
        // A template that somebody is connected to cannot be copied: no pool.
        var options = new DbContextOptionsBuilder<DeskContext>().UseApplicationServiceProvider(DeskContext.DesignServices);
        PostgresDesk.Configure(options, ConnectionTo(name) + ";Pooling=false");
        using var db = new DeskContext((DbContextOptions<DeskContext>)options.Options);
        db.Database.Migrate();
        return name;
    }

    private static (PostgresServer?, string?) StartTheOne()
    {
        const string installed = "/usr/lib/postgresql";
        var programs = (Directory.Exists(installed) ? Directory.GetDirectories(installed) : [])
            .Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .OrderByDescending(bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), out var version) ? version : 0).FirstOrDefault();
        if (programs is null)
            return (null, $"PostgreSQL is not installed: no {installed}/*/bin/initdb (Debian package postgresql)");
        var server = new PostgresServer(programs);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();
        server.Start();
        return (server, null);
    }

    private void Start()
    {
        // The server's own user must reach its folder.
        if (Environment.IsPrivilegedProcess)
            Complete(Process.Start("chown", ["postgres", _folder]));
        Complete(Spawn(Path.Combine(_programs, "initdb"), "-D", Path.Combine(_folder, "data"), "-U", "postgres", "--auth=trust",
            "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"));
        for (var attempt = 1; ; attempt++)
        {
            _port = FreePort();
            var started = new TaskCompletionSource<Process>();
            // The kernel stops the server with the thread that started it; this one lives as long as the process, kill -9 included.
            new Thread(() =>
            {
                var postmaster = Spawn(Path.Combine(_programs, "postgres"), "-D", Path.Combine(_folder, "data"), "-k", _folder, "-p", $"{_port}",
                    "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=400", "-c", "shared_buffers=256MB", "-c", "timezone=UTC");
                started.SetResult(postmaster);
                postmaster.WaitForExit();
            })
            { IsBackground = true, Name = "PostgreSQL" }.Start();
            _postmaster = started.Task.GetAwaiter().GetResult();
            if (IsUp(_postmaster))
                return;
            // Somebody else was faster with the port.
            if (attempt == 3)
                throw new InvalidOperationException($"PostgreSQL does not start:{Environment.NewLine}{string.Join(Environment.NewLine, _said)}");
        }
    }

    private bool IsUp(Process postmaster)
    {
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(60) && !postmaster.HasExited; postmaster.WaitForExit(50))
        {
            try
            {
                Run("SELECT 1");
                return true;
            }
            catch (NpgsqlException)
            {
            }
        }
        return false;
    }

    private void Stop()
    {
        if (_postmaster is { HasExited: false } postmaster)
        {
            // SIGQUIT: nothing in it is worth a checkpoint.
            Process.Start("kill", ["-QUIT", $"{postmaster.Id}"]).WaitForExit();
            postmaster.WaitForExit(TimeSpan.FromSeconds(10));
        }
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
        }
    }

    /// <summary>Starts a program of the server as a user that it accepts; setpriv stays out of the way, so the id is the program's own.</summary>
    private Process Spawn(string program, params string[] arguments)
    {
        string[] privilege = Environment.IsPrivilegedProcess ? ["--reuid=postgres", "--regid=postgres", "--init-groups"] : [];
        var start = new ProcessStartInfo("setpriv", [.. privilege, "--pdeathsig=QUIT", "--", program, .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _said.Enqueue(line);
        if (_said.Count > 100)
            _said.TryDequeue(out _);
    }

    private void Complete(Process process)
    {
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode}:{Environment.NewLine}{string.Join(Environment.NewLine, _said)}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

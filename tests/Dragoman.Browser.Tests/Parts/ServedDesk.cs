using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

[assembly: AssemblyFixture(typeof(Dragoman.Browser.Tests.Parts.DemoDesk))]

namespace Dragoman.Browser.Tests.Parts;

/// <summary>The real program, started as a process of its own on a free port with a fresh data folder.</summary>
public sealed partial class ServedDesk : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _data = Directory.CreateTempSubdirectory("dragoman-browser-").FullName;
    private readonly List<string> _said = [];

    private ServedDesk(params string[] arguments)
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Program, "--urls", Address, "--data", _data, "--Limits:SignInPerMinute=1000", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Hear(e.Data);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Address { get; }

    /// <summary>What demo.json holds; only with the demo marketplace.</summary>
    public JsonElement Demo => JsonDocument.Parse(File.ReadAllText(Path.Combine(_data, "demo.json"))).RootElement;

    public string SetUpAddress => SetUp().Match(string.Join('\n', Said)).Value;

    private IReadOnlyList<string> Said { get { lock (_said) return [.. _said]; } }

    public static Task<ServedDesk> Empty() => Serve(new ServedDesk("--empty"));
    public static Task<ServedDesk> WithDemo() => Serve(new ServedDesk());

    /// <summary>A program's way in, with one of the desk's tokens.</summary>
    public HttpClient Api(string token)
    {
        var client = new HttpClient { BaseAddress = new Uri(Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>The build of the web project beside this one, in the same configuration.</summary>
    private static string Program
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
            var root = here;
            while (!File.Exists(Path.Combine(root!.FullName, "Dragoman.slnx")))
                root = root.Parent;
            return Path.Combine(root.FullName, "src/Dragoman.Web/bin", here.Parent!.Name, here.Name, "Dragoman.Web.dll");
        }
    }

    private static async Task<ServedDesk> Serve(ServedDesk desk)
    {
        using var client = new HttpClient { BaseAddress = new Uri(desk.Address), Timeout = TimeSpan.FromSeconds(5) };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (await timer.WaitForNextTickAsync(patience.Token))
        {
            if (desk._process.HasExited)
                throw new InvalidOperationException($"The desk ended with {desk._process.ExitCode}: {string.Join('\n', desk.Said)}");
            try
            {
                if ((await client.GetAsync("/healthz", patience.Token)).IsSuccessStatusCode)
                    break;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        return desk;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.Add(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"http://\S+/setup\?code=\S+")]
    private static partial Regex SetUp();
}

/// <summary>One desk with the demo marketplace for all tests that only look.</summary>
public sealed class DemoDesk : IAsyncLifetime
{
    private ServedDesk? _desk;

    public ServedDesk Desk => _desk!;
    public const string Password = "harbour-lights-2026";

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Missing is null)
            _desk = await ServedDesk.WithDemo();
    }

    public async ValueTask DisposeAsync()
    {
        if (_desk is not null)
            await _desk.DisposeAsync();
    }
}

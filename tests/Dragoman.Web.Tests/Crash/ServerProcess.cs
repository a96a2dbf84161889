using System.Diagnostics;
using Dragoman.Testing;
using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests.Crash;

/// <summary>The desk as a program of its own, over data that are already there.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>After which something is stuck; nothing here takes nearly as long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it and waits until it says where it serves.</summary>
    public static async Task<ServerProcess> Start(string data, string? database)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Dragoman.Web.dll");
        var start = new ProcessStartInfo("dotnet",
        [
            program, "--urls=http://127.0.0.1:0", $"--data={data}", "--empty=true", $"--contentRoot={Path.Combine(Repository.Root, "src", "Dragoman.Web")}",
            "--Limits:ApiPerMinute=1000000", .. database is null ? Array.Empty<string>() : [$"--database={database}"],
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        try
        {
            return new ServerProcess(process, await AddressOf(process.StandardOutput).WaitAsync(Patience));
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    private static async Task<Uri> AddressOf(StreamReader output)
    {
        const string serves = "Dragoman serves ";
        while (await output.ReadLineAsync() is { } line)
            if (line.StartsWith(serves, StringComparison.Ordinal))
            {
                _ = output.ReadToEndAsync();
                return new Uri(line[serves.Length..]);
            }
        throw new InvalidOperationException("The desk ended before it served");
    }

    /// <summary>SIGKILL: not a word to the process.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: please come to an end.</summary>
    public void Terminate() => Process.Start("kill", ["-TERM", $"{_process.Id}"])!.Dispose();

    /// <summary>How it ended.</summary>
    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public Caller As(Person person) => new(Address, person.Token);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
    }
}

using System.Globalization;

namespace Dragoman.Load.Run;

/// <summary>Prints what was measured as a Markdown table, row by row.</summary>
internal static class LoadTable
{
    public static void Head(LoadPlan plan)
    {
        Say($"{Environment.ProcessorCount} cores, load average {LoadAverage()} at the start, {plan.Each.TotalSeconds:F0} s each");
        Say("");
        Say("| step | connections | requests/s | p50 ms | p95 ms | p99 ms | errors | server CPU ms a request | server MB |");
        Say("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    }

    public static void Row(LoadRun.Measured m, int? server) => Say(string.Create(CultureInfo.InvariantCulture,
        $"| {m.Step} | {m.Connections} | {m.Milliseconds.Count / m.Seconds:F0} | {At(m.Milliseconds, 0.50):F1} | {At(m.Milliseconds, 0.95):F1} | {At(m.Milliseconds, 0.99):F1} | {Errors(m)} | {m.ServerCpuSeconds * 1000 / m.Milliseconds.Count:F2} | {ServerProcess.Megabytes(server, "VmRSS")} |"));

    public static void Foot(LoadPlan plan)
    {
        Say("");
        Say($"Load average {LoadAverage()} at the end.{(plan.Pid is null ? "" : $" The server's memory was at most {ServerProcess.Megabytes(plan.Pid, "VmHWM")} MB.")}");
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Count - 1, Math.Ceiling(share * sorted.Count) - 1)];

    private static string Errors(LoadRun.Measured m) => m.Errors.Count == 0 ? "0" : string.Join(", ", m.Errors.Select(e => $"{e.Value} x {e.Key}"));

    private static string LoadAverage() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";

    private static void Say(string line)
    {
        Console.WriteLine(line);
        Console.Out.Flush();
    }
}

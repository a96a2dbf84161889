using System.Globalization;

namespace Dragoman.Load.Run;

/// <summary>What Linux says of the server's process; nothing without a pid or elsewhere.</summary>
internal static class ServerProcess
{
    private const double TicksPerSecond = 100;

    public static string Megabytes(int? pid, string field) => File.Exists($"/proc/{pid}/status")
        && File.ReadLines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith(field, StringComparison.Ordinal)) is { } line
        && long.TryParse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], out var kilobytes)
        ? (kilobytes / 1024).ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>User and system time; does not depend on what else the machine does, so it compares well between runs.</summary>
    public static double? CpuSeconds(int? pid)
    {
        if (!File.Exists($"/proc/{pid}/stat"))
            return null;
        // The fields behind the name, which is in brackets and may hold blanks.
        var fields = File.ReadAllText($"/proc/{pid}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}

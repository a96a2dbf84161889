using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Dragoman.Load.Run;

/// <summary>Each connection sends its next request when the answer to the last one is there; every step starts with a moment that is not counted.</summary>
internal static class LoadRun
{
    private static readonly TimeSpan UnmeasuredStart = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>What one step gave at one number of connections.</summary>
    internal sealed record Measured(string Step, int Connections, double Seconds, double? ServerCpuSeconds, List<double> Milliseconds, IReadOnlyDictionary<string, int> Errors);

    /// <returns>Whether every request was answered well.</returns>
    public static async Task<bool> Do(LoadPlan plan, CancellationToken ct)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = plan.Connections.Max() }) { BaseAddress = plan.Url };
        await Ready(http, ct);
        var steps = new LoadSteps(http, plan.Marketplace);
        await steps.Prepare(ct);
        foreach (var step in plan.Steps)
            await Measure(http, steps, step, 4, WarmUp, plan.Pid, ct);

        LoadTable.Head(plan);
        var good = true;
        foreach (var connections in plan.Connections)
            foreach (var step in plan.Steps)
            {
                await Measure(http, steps, step, connections, UnmeasuredStart, plan.Pid, ct);
                var measured = await Measure(http, steps, step, connections, plan.Each, plan.Pid, ct);
                LoadTable.Row(measured, plan.Pid);
                good &= measured.Errors.Count == 0;
            }
        LoadTable.Foot(plan);
        return good;
    }

    private static async Task Ready(HttpClient http, CancellationToken ct)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100, ct))
            try
            {
                using var response = await http.GetAsync("healthz", ct);
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (waited.Elapsed < TimeSpan.FromMinutes(2))
            {
            }
    }

    private static async Task<Measured> Measure(HttpClient http, LoadSteps steps, string step, int connections, TimeSpan time, int? server, CancellationToken ct)
    {
        var cpu = ServerProcess.CpuSeconds(server);
        var errors = new ConcurrentDictionary<string, int>();
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(n => Task.Run(async () =>
        {
            var random = new Random(n * 7919 + (int)(Stopwatch.GetTimestamp() & 0xFFFFFF));
            var mine = new List<double>();
            while (watch.Elapsed < time)
            {
                ct.ThrowIfCancellationRequested();
                if (await Once(http, steps.Next(step, random), mine, ct) is { } error)
                    errors.AddOrUpdate(error, 1, (_, n) => n + 1);
            }
            return mine;
        }, ct)));
        return new Measured(step, connections, watch.Elapsed.TotalSeconds, ServerProcess.CpuSeconds(server) - cpu, [.. times.SelectMany(t => t).Order()], errors);
    }

    /// <returns>What went wrong, if anything.</returns>
    private static async Task<string?> Once(HttpClient http, LoadSteps.Exchange exchange, List<double> times, CancellationToken ct)
    {
        using var request = exchange.Request;
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var response = await http.SendAsync(request, ct);
            var body = await response.Content.ReadAsByteArrayAsync(ct);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (!response.IsSuccessStatusCode)
                return ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            exchange.Learn?.Invoke(body);
            return null;
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError.ToString();
        }
    }
}

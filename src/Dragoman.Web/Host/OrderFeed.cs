using Dragoman.Desk.Accounts;
using Dragoman.Desk.Orders.Import;

namespace Dragoman.Web.Host;

/// <summary>The command <c>import-orders FILE</c>.</summary>
public static class OrderFeed
{
    public static async Task<int> Run(IServiceProvider services, string? file)
    {
        if (file is null || !File.Exists(file))
        {
            Console.Error.WriteLine(file is null ? "import-orders needs a file" : $"{file} does not exist");
            return 2;
        }
        await using var scope = services.CreateAsyncScope();
        await using var stream = File.OpenRead(file);
        var bar = new ProgressBar("orders", stream.Length);
        var report = (await scope.ServiceProvider.GetRequiredService<ImportOrders>().Handle(
            stream, Actor.Anonymous with { Role = Role.Admin }, new Progress(() => bar.Show(stream.Position)))).OrThrow();
        bar.Done();
        foreach (var fault in report.Faults)
            Console.Error.WriteLine($"line {fault.Line}: {fault.Code}");
        Console.WriteLine($"{report.Lines} lines: {report.Added} added, {report.Updated} updated, {report.Unchanged} unchanged, {report.Failed} refused");
        return report.Failed == 0 ? 0 : 1;
    }

    private sealed class Progress(Action show) : IProgress<long>
    {
        public void Report(long value) => show();
    }
}

/// <summary>One line that fills; on a pipe, a line for every tenth.</summary>
public sealed class ProgressBar(string what, long total)
{
    private int _shown = -1;

    public void Show(long done)
    {
        var percent = total == 0 ? 100 : (int)Math.Clamp(done * 100 / total, 0, 100);
        if (percent == _shown || (Console.IsOutputRedirected && percent / 10 == _shown / 10 && _shown >= 0))
            return;
        _shown = percent;
        var bar = new string('#', percent / 4).PadRight(25, '.');
        Console.Write(Console.IsOutputRedirected ? $"{what} {percent} %\n" : $"\r{what} [{bar}] {percent,3} %");
    }

    public void Done()
    {
        Show(total);
        if (!Console.IsOutputRedirected)
            Console.WriteLine();
    }
}

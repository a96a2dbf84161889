using System.Globalization;
using Dragoman.Load;
using Dragoman.Load.Run;
using Dragoman.Load.Seed;

const string usage = """
    seed --data DIR [--database CONNECTION] [--cases 50000]
        fills the database with cases, and DIR/load.json with what `run` needs; does nothing where they are there already
    run --url URL --data DIR [--pid PID] [--seconds 10] [--connections 1,8,32] [--steps submit,read,reply,list,search,ask]
        drives the desk that serves at URL and prints a table; PID is the server's, for its memory
    """;

if (args.Length == 0 || Arguments.Parse(args[1..]) is not { } given || given.Unknown("data", "database", "cases", "url", "pid", "seconds", "connections", "steps"))
{
    Console.Error.WriteLine(usage);
    return 2;
}
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };
switch (args[0])
{
    case "seed":
        await SeedDatabase.Fill(given.Needed("data"), given["database"], given.Number("cases", 50_000), stop.Token);
        return 0;
    case "run":
        var plan = new LoadPlan(
            new Uri(given.Needed("url")), Marketplace.Read(given.Needed("data")), given["pid"] is { } pid ? int.Parse(pid, CultureInfo.InvariantCulture) : null,
            TimeSpan.FromSeconds(given.Number("seconds", 10)), given.List("connections", "1,8,32").Select(c => int.Parse(c, CultureInfo.InvariantCulture)).ToList(),
            given.List("steps", string.Join(',', LoadSteps.Names)));
        return await LoadRun.Do(plan, stop.Token) ? 0 : 1;
    default:
        Console.Error.WriteLine(usage);
        return 2;
}

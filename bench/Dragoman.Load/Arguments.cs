using System.Globalization;

namespace Dragoman.Load;

/// <summary>Pairs of <c>--name value</c>.</summary>
internal sealed class Arguments(Dictionary<string, string> values)
{
    public static Arguments? Parse(string[] args)
    {
        var values = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i += 2)
            if (i + 1 == args.Length || !args[i].StartsWith("--", StringComparison.Ordinal) || !values.TryAdd(args[i][2..], args[i + 1]))
                return null;
        return new Arguments(values);
    }

    public string? this[string name] => values.GetValueOrDefault(name);

    public string Needed(string name) => this[name] ?? throw new ArgumentException($"--{name} is missing");

    public int Number(string name, int otherwise) => this[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public IReadOnlyList<string> List(string name, string otherwise) => (this[name] ?? otherwise).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public bool Unknown(params string[] known) => values.Keys.Except(known).Any();
}

using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Dragoman.Desk.Policies;

/// <summary>A place in the file: reads typed values and collects faults with their lines.</summary>
internal sealed class Node(YamlNode? node, List<string> faults, string path = "")
{
    public Node this[string key]
    {
        get
        {
            var child = Optional(key);
            if (child is null)
                Fault($"'{key}' is missing");
            return child ?? new Node(null, faults, Join(key));
        }
    }

    public Node? Optional(string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? new Node(child, faults, Join(key)) : null;

    public string Text()
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } value })
            return value;
        Fault("must be a text");
        return "";
    }

    public string Word(params string[] allowed)
    {
        var text = Text();
        if (text.Length > 0 && !allowed.Contains(text))
            Fault($"'{text}' is not one of {string.Join(", ", allowed)}");
        return text;
    }

    public IReadOnlyList<string> Words(params string[] allowed) =>
        [.. Items().Select(i => allowed.Length == 0 ? i.Text() : i.Word(allowed))];

    public decimal Number(decimal min, decimal max)
    {
        if (decimal.TryParse(Text(), NumberStyles.Number, CultureInfo.InvariantCulture, out var n) && n >= min && n <= max)
            return n;
        Fault($"must be a number from {min} to {max}");
        return min;
    }

    public DateOnly Date()
    {
        if (DateOnly.TryParseExact(Text(), "yyyy-MM-dd", out var date))
            return date;
        Fault("must be a date such as 2024-04-01");
        return default;
    }

    public TimeSpan Hours()
    {
        var text = Text();
        if (text.EndsWith('h') && double.TryParse(text[..^1], CultureInfo.InvariantCulture, out var hours) && hours is > 0 and <= 8760)
            return TimeSpan.FromHours(hours);
        Fault($"'{text}' must be a time above zero in hours, such as 24h");
        return TimeSpan.FromHours(1);
    }

    public IEnumerable<Node> Items()
    {
        if (node is YamlSequenceNode list)
            return list.Children.Select((c, i) => new Node(c, faults, $"{path}[{i}]"));
        Fault("must be a list");
        return [];
    }

    public IEnumerable<KeyValuePair<string, Node>> Entries() => node is YamlMappingNode map
        ? map.Children.Select(c => KeyValuePair.Create(c.Key.ToString(), new Node(c.Value, faults, Join(c.Key.ToString()))))
        : [];

    public void Fault(string reason)
    {
        // What is missing was reported where it should stand.
        if (node is null)
            return;
        var fault = $"line {node.Start.Line}: {(path.Length == 0 ? "" : path + " ")}{reason}";
        if (!faults.Contains(fault))
            faults.Add(fault);
    }

    private string Join(string key) => path.Length == 0 ? key : $"{path}.{key}";
}

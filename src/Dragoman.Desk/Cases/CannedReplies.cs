using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Dragoman.Desk.Cases;

/// <summary>Prepared replies from a file: each with a title for staff and a text for each language.</summary>
public sealed partial class CannedReplies
{
    public sealed class Entry
    {
        public string Key { get; set; } = "";
        public string Title { get; set; } = "";

        /// <summary>Areas in which it is offered first; empty for all.</summary>
        public List<string> Areas { get; set; } = [];
        public Dictionary<string, string> Texts { get; set; } = [];
    }

    public sealed record Rendered(string Key, string Title, string Language, string Text);

    private static readonly string[] Placeholders = ["store", "number", "order", "code", "agent", "subject"];
    private readonly IReadOnlyList<Entry> _entries;

    public CannedReplies(IReadOnlyList<Entry> entries)
    {
        _entries = entries;
        var faults = entries.GroupBy(e => e.Key).Where(g => g.Count() > 1 || g.Key.Length == 0).Select(g => $"the key '{g.Key}' is empty or stands twice")
            .Concat(entries.Where(e => !e.Texts.ContainsKey("en")).Select(e => $"{e.Key} has no English text"))
            .Concat(from e in entries
                    from t in e.Texts
                    from Match m in Braces().Matches(t.Value)
                    where !Placeholders.Contains(m.Groups[1].Value)
                    select $"{e.Key} ({t.Key}) names the unknown placeholder {m.Value}").ToList();
        if (faults.Count > 0)
            throw new Policies.PolicyException("canned-replies.yaml", faults);
    }

    public static CannedReplies Load(string path) => new(File.Exists(path)
        ? new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<Entry>>(File.ReadAllText(path)) ?? []
        : []);

    /// <summary>All replies in the case's language (English where a text is missing), those of its area first. A placeholder without a value stays, and sending is refused until somebody fills it in.</summary>
    public IReadOnlyList<Rendered> For(Case @case, string store, string agent)
    {
        var values = new Dictionary<string, string?>
        {
            ["store"] = store,
            ["number"] = @case.Number,
            ["order"] = @case.OrderNumber,
            ["code"] = @case.ErrorCode,
            ["agent"] = agent,
            ["subject"] = @case.Subject,
        };
        return [.. _entries.OrderBy(e => e.Areas.Contains(@case.Area) ? 0 : e.Areas.Count == 0 ? 1 : 2).Select(e =>
        {
            var language = e.Texts.ContainsKey(@case.Language) ? @case.Language : "en";
            return new Rendered(e.Key, e.Title, language, Braces().Replace(e.Texts[language].Trim(), m => values[m.Groups[1].Value] ?? m.Value));
        })];
    }

    public static bool HasPlaceholder(string text) => Braces().Matches(text).Any(m => Placeholders.Contains(m.Groups[1].Value));

    [GeneratedRegex(@"\{([a-z]{2,20})\}", RegexOptions.None, 200)]
    private static partial Regex Braces();
}

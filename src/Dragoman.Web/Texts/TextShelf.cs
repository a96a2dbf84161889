using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Dragoman.Web.Texts;

/// <summary>All texts of the faces, from the embedded files <c>Texts/&lt;language&gt;/&lt;area&gt;.json</c>.</summary>
public sealed class TextShelf
{
    public const string Fallback = "en";

    private readonly Dictionary<string, Dictionary<string, string>> _texts = [];

    public TextShelf()
    {
        var assembly = typeof(TextShelf).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("texts/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var language = name.Split('/')[1];
            if (!_texts.TryGetValue(language, out var texts))
                _texts[language] = texts = [];
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                if (!texts.TryAdd(key, value))
                    throw new InvalidOperationException($"{name}: {key} stands twice");
        }
    }

    /// <summary>The languages that the faces speak.</summary>
    public IReadOnlyCollection<string> Languages => _texts.Keys;

    public IReadOnlyDictionary<string, string> All(string language) => _texts[language];

    public string? Find(string language, string key) =>
        _texts.GetValueOrDefault(language)?.GetValueOrDefault(key) ?? _texts[Fallback].GetValueOrDefault(key);

    public Lang In(string? language) => new(this, language is not null && _texts.ContainsKey(language) ? language : Fallback);
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Dragoman.Web.Texts;

namespace Dragoman.Architecture.Tests;

/// <summary>Every visible text comes from <c>Texts/&lt;language&gt;/&lt;area&gt;.json</c>, whole in every language that is offered.</summary>
public partial class TextTests
{
    private const string Folder = "src/Dragoman.Web/Texts";
    private const string English = "en";
    private static readonly string[] Forms = ["zero", "one", "two", "few", "many", "other"];
    private static readonly IReadOnlyList<string> All = [.. Repository.Files(Folder, ".json")];

    public static TheoryData<string> Languages => [.. All.Select(LanguageOf).Distinct()];
    public static TheoryData<string> Translations => [.. All.Where(f => LanguageOf(f) != English)];

    [Fact]
    public void Every_text_that_a_page_asks_for_is_there()
    {
        var keys = All.Where(f => LanguageOf(f) == English).SelectMany(f => Load(f).Keys).ToHashSet();
        var asked = Repository.Files("src/Dragoman.Web", ".cs", ".razor").SelectMany(f => TextKeys.In(Repository.Read(f)).Select(k => (File: f, Key: k))).ToList();
        Assert.Contains(asked, a => a.Key.Pattern == "app\\.name");
        Findings.None(asked.Where(a => !keys.Any(a.Key.Fits)).Select(a => $"{a.File}: {a.Key.Written}"));
    }

    [Fact]
    public void Every_fault_has_a_sentence()
    {
        var keys = All.Where(f => LanguageOf(f) == English).SelectMany(f => Load(f).Keys).ToHashSet();
        var codes = Repository.Files("src", ".cs").SelectMany(f => FaultCode().Matches(Repository.Read(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.Contains("order.not_yours", codes);
        Findings.None(codes.Where(c => !keys.Contains($"fault.{c}") && !keys.Contains($"fault.{c.Split('.')[0]}")));
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_language_that_is_offered_is_whole(string language) =>
        Assert.Equal(AreasOf(English), AreasOf(language));

    [Theory, MemberData(nameof(Languages))]
    public void A_key_stands_once_in_a_language(string language) =>
        Findings.None(All.Where(f => LanguageOf(f) == language).SelectMany(KeysAsWritten).GroupBy(k => k).Where(g => g.Count() > 1).Select(g => g.Key));

    [Theory, MemberData(nameof(Translations))]
    public void A_translation_has_the_keys_of_the_original(string file)
    {
        var (original, translated) = (Load(OriginalOf(file)), Load(file));
        var asked = Enumerable.Range(0, 1000).Select(n => Plurals.FormOf(LanguageOf(file), n)).ToHashSet();
        var wanted = original.Keys.Where(k => !IsForm(k, original))
            .Concat(original.Keys.Where(k => IsForm(k, original)).Select(BaseOf).Distinct().SelectMany(b => asked.Select(f => $"{b}.{f}"))).ToList();
        Findings.None(wanted.Except(translated.Keys));
        Findings.None(translated.Keys.Except(wanted).Where(k => !original.ContainsKey($"{BaseOf(k)}.other") || !Forms.Contains(k.Split('.')[^1])));
    }

    [Theory, MemberData(nameof(Translations))]
    public void A_translation_has_the_placeholders_of_the_original(string file)
    {
        var (original, translated) = (Load(OriginalOf(file)), Load(file));
        foreach (var (key, text) in translated)
        {
            var form = original.ContainsKey(key) ? key : $"{BaseOf(key)}.other";
            if (!original.TryGetValue(form, out var english))
                continue;
            var (wanted, found) = (PlaceholdersOf(english), PlaceholdersOf(text));
            if (IsForm(form, original))
                // "One day" and the Arabic dual say the number in words.
                (wanted, found) = ([.. wanted.Except(["n"])], [.. found.Except(["n"])]);
            Assert.True(wanted.SetEquals(found), $"{key}: {english} | {text}");
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public void No_text_is_empty_or_padded(string language) =>
        Findings.None(All.Where(f => LanguageOf(f) == language).SelectMany(Load).Where(t => t.Value.Length == 0 || t.Value != t.Value.Trim()).Select(t => t.Key));

    private static string LanguageOf(string file) => file.Split('/')[^2];
    private static string OriginalOf(string file) => $"{Folder}/{English}/{file.Split('/')[^1]}";
    private static IEnumerable<string> AreasOf(string language) => All.Where(f => LanguageOf(f) == language).Select(f => f.Split('/')[^1]).Order(StringComparer.Ordinal);
    private static Dictionary<string, string> Load(string file) => JsonSerializer.Deserialize<Dictionary<string, string>>(Repository.Read(file))!;
    private static List<string> KeysAsWritten(string file) => [.. JsonDocument.Parse(Repository.Read(file)).RootElement.EnumerateObject().Select(p => p.Name)];
    private static string BaseOf(string key) => key.LastIndexOf('.') is > 0 and var dot ? key[..dot] : key;
    private static HashSet<string> PlaceholdersOf(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value)];

    /// <summary>One of the plural forms of a text: English has one and other.</summary>
    private static bool IsForm(string key, Dictionary<string, string> original) =>
        Forms.Contains(key.Split('.')[^1]) && original.ContainsKey($"{BaseOf(key)}.one") && original.ContainsKey($"{BaseOf(key)}.other");

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?:new Fault\(|Refusal\.Invalid\()""([a-z0-9_.]+)""")]
    private static partial Regex FaultCode();
}

namespace Dragoman.Language;

/// <summary>
/// Finds the help topic a seller's words are about. Built once from all articles, then read by any number of threads;
/// a new set of articles is a new index.
/// </summary>
public sealed class TopicIndex : IDisposable
{
    /// <summary>No more of a text than this many UTF-16 units is looked at.</summary>
    public const int LongestInput = 4_000;

    private const string FallbackLanguage = "en";
    private const int MostSuggestions = 3;
    private readonly Dictionary<string, LanguageIndex> languages;

    /// <summary>Indexes the documents in memory, each language by itself with its own analyzer.</summary>
    public TopicIndex(IEnumerable<TopicDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        languages = documents
            .GroupBy(d => Primary(d.Language), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new LanguageIndex(g.Key, [.. g]), StringComparer.Ordinal);
    }

    /// <summary>
    /// The topics nearest to the text, best first, at most <paramref name="limit"/>; empty if no word is known. A language
    /// without articles is searched in English. Never throws on any text.
    /// </summary>
    public IReadOnlyList<TopicHit> Search(string text, string language, int limit = 10)
    {
        if (limit <= 0 || For(language) is not { } index) return [];
        return [.. index.Rank(TextFolding.Cap(text, LongestInput)).Topics.Take(limit).Select(index.Hit)];
    }

    /// <summary>Whether the text's topic is clear, between a few, or none of ours. Never throws on any text.</summary>
    public TopicDecision Decide(string text, string language)
    {
        if (For(language) is not { } index) return new TopicDecision(TopicOutcome.NoMatch, null, 0, []);
        TopicRanking ranking = index.Rank(TextFolding.Cap(text, LongestInput));
        TopicOutcome outcome = DecisionRule.Outcome(ranking);
        double confidence = DecisionRule.Confidence(ranking);
        if (outcome == TopicOutcome.NoMatch) return new TopicDecision(outcome, null, confidence, []);
        IReadOnlyList<TopicHit> suggestions = [.. ranking.Topics.Take(MostSuggestions).Select(index.Hit)];
        return new TopicDecision(outcome, outcome == TopicOutcome.Answered ? suggestions[0].Topic : null, confidence, suggestions);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (LanguageIndex index in languages.Values) index.Dispose();
    }

    private static string Primary(string? language) => (language ?? "").Split('-', '_')[0].ToLowerInvariant();

    private LanguageIndex? For(string language) =>
        languages.GetValueOrDefault(Primary(language)) ?? languages.GetValueOrDefault(FallbackLanguage);
}

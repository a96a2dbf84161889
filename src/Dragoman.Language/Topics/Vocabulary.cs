using System.Runtime.InteropServices;

namespace Dragoman.Language;

/// <summary>Which topics and questions of one language hold which terms, and how much each term tells (idf over topics).</summary>
internal sealed class Vocabulary
{
    private readonly List<HashSet<string>> held = [];
    private readonly List<List<string[]>> questions = [];
    private readonly Dictionary<string, int> topicsWith = new(StringComparer.Ordinal);

    public void Add(IEnumerable<string> terms, List<string[]> questionTerms)
    {
        var distinct = terms.ToHashSet(StringComparer.Ordinal);
        foreach (string term in distinct) CollectionsMarshal.GetValueRefOrAddDefault(topicsWith, term, out _)++;
        held.Add(distinct);
        questions.Add(questionTerms);
    }

    public void Complete() => topicsWith.TrimExcess();

    public TopicRanking Judge(IReadOnlyList<RankedTopic> ranked, IReadOnlyList<string> query)
    {
        int best = ranked[0].Ordinal;
        double all = 0;
        double known = 0;
        foreach (string term in query)
        {
            double idf = Idf(term);
            all += idf;
            if (held[best].Contains(term)) known += idf;
        }

        double margin = ranked.Count == 1 ? 1 : 1 - (ranked[1].Score / ranked[0].Score);
        return new TopicRanking(ranked, all <= 0 ? 0 : known / all, margin, Nearest(best, query, all), known);
    }

    private double Nearest(int topic, IReadOnlyList<string> query, double queryWeight)
    {
        var asked = query.ToHashSet(StringComparer.Ordinal);
        double nearest = 0;
        foreach (string[] question in questions[topic])
        {
            double weight = 0;
            double shared = 0;
            foreach (string term in question)
            {
                double idf = Idf(term);
                weight += idf;
                if (asked.Contains(term)) shared += idf;
            }

            if (shared > 0) nearest = Math.Max(nearest, 2 * shared / (weight + queryWeight));
        }

        return nearest;
    }

    private double Idf(string term)
    {
        int with = topicsWith.GetValueOrDefault(term);
        return Math.Log(1 + ((held.Count - with + 0.5) / (with + 0.5)));
    }
}

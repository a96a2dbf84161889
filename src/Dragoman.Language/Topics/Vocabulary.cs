using System.Runtime.InteropServices;

namespace Dragoman.Language;

/// <summary>Which topics and questions of one language hold which terms, and how much each term tells (idf over topics).</summary>
internal sealed class Vocabulary
{
    private readonly List<HashSet<string>> held = [];
    private readonly List<List<string[]>> questions = [];
    private readonly Dictionary<string, int> topicsWith = new(StringComparer.Ordinal);

    /// <summary>The next topic: all its terms, and those of each of its questions.</summary>
    public void Add(IEnumerable<string> terms, IEnumerable<IEnumerable<string>> questionTerms)
    {
        var distinct = terms.ToHashSet(StringComparer.Ordinal);
        foreach (string term in distinct) CollectionsMarshal.GetValueRefOrAddDefault(topicsWith, term, out _)++;
        held.Add(distinct);
        questions.Add([.. questionTerms.Select(q => q.Distinct(StringComparer.Ordinal).ToArray())]);
    }

    /// <summary>The distinct terms in order; of more than <paramref name="most"/> those that tell most, so that a need told late in a story counts.</summary>
    public string[] Telling(IEnumerable<string> terms, int most)
    {
        string[] distinct = [.. terms.Distinct(StringComparer.Ordinal)];
        return distinct.Length <= most
            ? distinct
            : [.. distinct.OrderByDescending(t => topicsWith.ContainsKey(t) ? Idf(t) : 0).Take(most)];
    }

    /// <summary>How like the topic a text's terms are.</summary>
    public Likeness Compare(int topic, IEnumerable<string> terms)
    {
        var asked = terms.ToHashSet(StringComparer.Ordinal);
        double all = 0;
        double familiar = 0;
        double known = 0;
        foreach (string term in asked)
        {
            double idf = Idf(term);
            all += idf;
            if (topicsWith.ContainsKey(term)) familiar += idf;
            if (held[topic].Contains(term)) known += idf;
        }

        return all <= 0 ? default : new Likeness(known / all, familiar / all, Nearest(topic, asked, all), known / Idf(0));
    }

    private double Nearest(int topic, HashSet<string> asked, double askedWeight)
    {
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

            if (shared > 0) nearest = Math.Max(nearest, 2 * shared / (weight + askedWeight));
        }

        return nearest;
    }

    private double Idf(string term) => Idf(topicsWith.GetValueOrDefault(term));

    private double Idf(int with) => Math.Log(1 + ((held.Count - with + 0.5) / (with + 0.5)));
}

namespace Dragoman.Language;

/// <summary>The articles of one language: ranks topics for a text and gathers the evidence for a decision.</summary>
internal sealed class LanguageIndex : IDisposable
{
    // Three fields of two word readings and one of pieces stay below Lucene's 1,024 clauses.
    private const int MostTerms = 48;
    private const int MostPieces = 128;

    private readonly IReadOnlyList<TopicDocument> documents;
    private readonly TopicTerms terms;
    private readonly TopicSearch search;
    private readonly Vocabulary words = new();
    private readonly Vocabulary pieces = new();

    public LanguageIndex(string language, IReadOnlyList<TopicDocument> documents)
    {
        this.documents = documents;
        terms = new TopicTerms(language);
        var articles = documents.Select(Read).ToList();
        search = new TopicSearch(articles);
        foreach (ReadArticle article in articles)
        {
            Reading[] all = [article.Title, article.Body, .. article.Questions];
            words.Add(all.SelectMany(r => r.Plain), article.Questions.Select(q => q.Plain));
            pieces.Add(all.SelectMany(r => r.Pieces), article.Questions.Select(q => q.Pieces));
        }
    }

    public TopicHit Hit(RankedTopic ranked) =>
        new(documents[ranked.Ordinal].Topic, documents[ranked.Ordinal].Title, ranked.Score);

    /// <summary>Topics that share anything with the text, best first, with the evidence for the best.</summary>
    public TopicRanking Rank(string text)
    {
        Reading read = terms.Read(text);
        var asked = new Reading(
            words.Telling(read.Stems, MostTerms),
            read.Folded is null ? null : words.Telling(read.Folded, MostTerms),
            pieces.Telling(read.Pieces, MostPieces));
        RankedTopic[] ranked =
        [
            .. search.Score(asked).Select((score, ordinal) => new RankedTopic(ordinal, score)).Where(t => t.Score > 0)
                .OrderByDescending(t => t.Score).ThenBy(t => t.Ordinal).DistinctBy(t => documents[t.Ordinal].Topic),
        ];
        if (ranked.Length == 0) return TopicRanking.Empty;
        double margin = ranked.Length == 1 ? 1 : 1 - (ranked[1].Score / ranked[0].Score);
        int best = ranked[0].Ordinal;
        Reading essence = terms.ReadEssence(text);
        return new TopicRanking(
            ranked, margin, words.Compare(best, essence.Plain), pieces.Compare(best, essence.Pieces), terms.ForeignWords(text));
    }

    public void Dispose()
    {
        search.Dispose();
        terms.Dispose();
    }

    private ReadArticle Read(TopicDocument document) => new(
        terms.Read(document.Title), [.. document.Questions.Select(terms.Read)], terms.Read(ArticleText.WithoutLinks(document.Body)));
}

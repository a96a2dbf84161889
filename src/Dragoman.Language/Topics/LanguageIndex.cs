using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Dragoman.Language;

/// <summary>The articles of one language: one Lucene document per topic and one per sample question.</summary>
internal sealed class LanguageIndex : IDisposable
{
    private const int MostTerms = 64;
    private const int QuestionsLookedAt = 100;
    private const double QuestionWeight = 1.0;

    private static readonly (string Field, float Boost)[] TopicFields =
        [("title", 2.0f), ("questions", 1.0f), ("body", 0.4f)];

    private readonly IReadOnlyList<TopicDocument> documents;
    private readonly TopicTerms terms;
    private readonly Vocabulary vocabulary = new();
    private readonly RAMDirectory directory = new();
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    public LanguageIndex(string language, IReadOnlyList<TopicDocument> documents)
    {
        this.documents = documents;
        terms = new TopicTerms(language);
        var similarity = new BM25Similarity(1.2f, 0.5f);
        using (var analyzer = new WhitespaceAnalyzer(LuceneVersion.LUCENE_48))
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = similarity }))
        {
            for (int ordinal = 0; ordinal < documents.Count; ordinal++) Add(writer, ordinal, documents[ordinal]);
            writer.ForceMerge(1);
            writer.Commit();
        }

        vocabulary.Complete();
        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader) { Similarity = similarity };
    }

    public TopicHit Hit(RankedTopic ranked) =>
        new(documents[ranked.Ordinal].Topic, documents[ranked.Ordinal].Title, ranked.Score);

    public TopicRanking Rank(string text)
    {
        string masked = TopicTerms.Mask(text);
        string[] stems = [.. terms.Stems(masked).Distinct(StringComparer.Ordinal).Take(MostTerms)];
        string[] folded = terms.HasDiacritics ? [.. terms.FoldedStems(masked).Distinct(StringComparer.Ordinal).Take(MostTerms)] : stems;
        if (folded.Length == 0) return TopicRanking.Empty;

        var scores = new double[documents.Count];
        foreach (ScoreDoc hit in searcher.Search(TopicQuery(stems, folded), documents.Count).ScoreDocs)
        {
            scores[OrdinalOf(hit)] += hit.Score;
        }

        var seen = new HashSet<int>();
        foreach (ScoreDoc hit in searcher.Search(QuestionQuery(stems, folded), QuestionsLookedAt).ScoreDocs)
        {
            int ordinal = OrdinalOf(hit);
            if (seen.Add(ordinal)) scores[ordinal] += QuestionWeight * hit.Score;
        }

        RankedTopic[] ranked =
        [
            .. Enumerable.Range(0, scores.Length).Where(o => scores[o] > 0)
                .Select(o => new RankedTopic(o, scores[o])).OrderByDescending(t => t.Score).DistinctBy(t => documents[t.Ordinal].Topic),
        ];
        return ranked.Length == 0 ? TopicRanking.Empty : vocabulary.Judge(ranked, folded);
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
        terms.Dispose();
    }

    private static Query TopicQuery(string[] stems, string[] folded)
    {
        var query = new BooleanQuery();
        foreach ((string field, float boost) in TopicFields)
        {
            AddTerms(query, field, stems, boost / 2);
            AddTerms(query, field + "_folded", folded, boost / 2);
        }

        return query;
    }

    private static Query QuestionQuery(string[] stems, string[] folded)
    {
        var query = new BooleanQuery();
        AddTerms(query, "question", stems, 0.5f);
        AddTerms(query, "question_folded", folded, 0.5f);
        return query;
    }

    private static void AddTerms(BooleanQuery query, string field, string[] terms, float boost)
    {
        foreach (string term in terms) query.Add(new TermQuery(new Term(field, term)) { Boost = boost }, Occur.SHOULD);
    }

    private int OrdinalOf(ScoreDoc hit) => searcher.Doc(hit.Doc).GetField("ordinal").GetInt32Value() ?? 0;

    private void Add(IndexWriter writer, int ordinal, TopicDocument document)
    {
        var topic = new Document { new StoredField("ordinal", ordinal) };
        List<string> held = AddText(topic, "title", document.Title);
        held.AddRange(AddText(topic, "body", document.Body));
        var questions = new List<string[]>();
        foreach (string question in document.Questions)
        {
            held.AddRange(AddText(topic, "questions", question));
            var single = new Document { new StoredField("ordinal", ordinal) };
            questions.Add([.. AddText(single, "question", question).Distinct(StringComparer.Ordinal)]);
            writer.AddDocument(single);
        }

        writer.AddDocument(topic);
        vocabulary.Add(held, questions);
    }

    private List<string> AddText(Document document, string field, string text)
    {
        string masked = TopicTerms.Mask(text);
        List<string> stems = terms.Stems(masked);
        List<string> folded = terms.HasDiacritics ? terms.FoldedStems(masked) : stems;
        document.Add(new TextField(field, string.Join(' ', stems), Field.Store.NO));
        document.Add(new TextField(field + "_folded", string.Join(' ', folded), Field.Store.NO));
        return folded;
    }
}

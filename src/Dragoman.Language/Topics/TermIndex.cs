using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Dragoman.Language;

/// <summary>A field of a document or of a query, as terms that were analyzed before; the boost only counts in a query.</summary>
internal readonly record struct TermField(string Name, IReadOnlyCollection<string> Terms, float Boost);

/// <summary>Documents of pre-analyzed terms in memory, ranked by Lucene's BM25. Documents are numbered in the order given.</summary>
internal sealed class TermIndex : IDisposable
{
    private const float TermSaturation = 1.6f;

    private readonly RAMDirectory directory = new();
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;
    private readonly Dictionary<string, HashSet<string>> held = new(StringComparer.Ordinal);

    /// <param name="documents">Each document's fields.</param>
    /// <param name="lengthWeight">BM25's b: how much longer documents are marked down, 0 to 1.</param>
    public TermIndex(IEnumerable<IReadOnlyList<TermField>> documents, float lengthWeight)
    {
        var similarity = new BM25Similarity(TermSaturation, lengthWeight);
        using (var analyzer = new WhitespaceAnalyzer(LuceneVersion.LUCENE_48))
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = similarity }))
        {
            foreach (IReadOnlyList<TermField> fields in documents)
            {
                var document = new Document();
                foreach (TermField field in fields)
                {
                    document.Add(new TextField(field.Name, string.Join(' ', field.Terms), Field.Store.NO));
                    if (!held.TryGetValue(field.Name, out HashSet<string>? known)) held.Add(field.Name, known = new HashSet<string>(StringComparer.Ordinal));
                    known.UnionWith(field.Terms);
                }

                writer.AddDocument(document);
            }

            writer.ForceMerge(1);
            writer.Commit();
        }

        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader) { Similarity = similarity };
    }

    /// <summary>The documents that hold any of the terms, best first.</summary>
    public IEnumerable<(int Document, double Score)> Search(IEnumerable<TermField> fields, int most)
    {
        var query = new BooleanQuery();
        foreach (TermField field in fields)
        {
            // A term that no document holds changes no score, and looking terms up is what a search mostly spends its time on.
            if (!held.TryGetValue(field.Name, out HashSet<string>? known)) continue;
            foreach (string term in field.Terms.Where(known.Contains)) query.Add(new TermQuery(new Term(field.Name, term)) { Boost = field.Boost }, Occur.SHOULD);
        }

        return searcher.Search(query, Math.Max(1, most)).ScoreDocs.Select(hit => (hit.Doc, (double)hit.Score));
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
    }
}

using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Tr;
using Lucene.Net.Util;

namespace Dragoman.Language;

/// <summary>The terms of a text in one language: stems as the language's analyzer gives them, with identifiers masked.</summary>
internal sealed class TopicTerms(string language) : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const int LongestTerm = 64;
    private readonly Analyzer analyzer = AnalyzerOf(language);

    /// <summary>Whether diacritics mean a second spelling here; Chinese, Japanese and Korean know none.</summary>
    public bool HasDiacritics { get; } = language is not ("zh" or "ja" or "ko");

    /// <summary>Identifiers never tell topics apart, but that an error code was named may: it becomes one word.</summary>
    public static string Mask(string text) =>
        Identifiers.Mask(text, static kind => kind == IdentifierKind.ErrorCode ? "errorcodemark" : "");

    /// <summary>Stems of the masked text, in order.</summary>
    public List<string> Stems(string masked)
    {
        var terms = new List<string>();
        using TokenStream stream = analyzer.GetTokenStream("text", masked);
        ICharTermAttribute term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            if (term.Length <= LongestTerm && HasLetter(term)) terms.Add(term.ToString());
        }

        stream.End();
        return terms;
    }

    /// <summary>Stems of the same text without diacritics: what sloppy typing and careful writing share.</summary>
    public List<string> FoldedStems(string masked) => Stems(TextFolding.Fold(masked));

    public void Dispose() => analyzer.Dispose();

    private static bool HasLetter(ICharTermAttribute term)
    {
        for (int i = 0; i < term.Length; i++)
        {
            if (!char.IsDigit(term.Buffer[i])) return true;
        }

        return false;
    }

    private static Analyzer AnalyzerOf(string language) => language switch
    {
        "zh" or "ja" or "ko" => new CJKAnalyzer(Version),
        "en" => new EnglishAnalyzer(Version),
        "es" => new SpanishAnalyzer(Version),
        "pt" => new PortugueseAnalyzer(Version),
        "ru" => new RussianAnalyzer(Version),
        "fr" => new FrenchAnalyzer(Version),
        "de" => new GermanAnalyzer(Version),
        "it" => new ItalianAnalyzer(Version),
        "tr" => new TurkishAnalyzer(Version),
        "ar" => new ArabicAnalyzer(Version),
        _ => new StandardAnalyzer(Version),
    };
}

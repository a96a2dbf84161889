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

/// <summary>Reads text of one language into terms, identifiers masked: stems, stems without diacritics, pieces of words.</summary>
internal sealed class TopicTerms(string language) : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const int LongestTerm = 64;
    private const int PieceLength = 4;
    private const string ErrorCodeMark = "errorcodemark";

    private readonly Analyzer analyzer = AnalyzerOf(language);
    private readonly bool hasDiacritics = language is not ("zh" or "ja" or "ko" or "en");

    /// <summary>All terms in order, with repetitions. The folded stems are what sloppy typing and careful writing share.</summary>
    public Reading Read(string text) => ReadMasked(Mask(text));

    /// <summary>The terms that tell what a text is about, without the words it merely asks with.</summary>
    public Reading ReadEssence(string text) => ReadMasked(CommonWords.Remove(Mask(text), language));

    /// <summary>How many words of the text mark another domain, at most two.</summary>
    public int ForeignWords(string text) => ForeignDomains.Count(TextFolding.Fold(text), language);

    public void Dispose() => analyzer.Dispose();

    private Reading ReadMasked(string masked)
    {
        string folded = TextFolding.Fold(masked);
        return new Reading(Stems(masked), hasDiacritics ? Stems(folded) : null, Pieces(folded));
    }

    /// <summary>Identifiers never tell topics apart, but that an error code was named may: it becomes one word.</summary>
    private static string Mask(string text) =>
        Identifiers.Mask(text, static kind => kind == IdentifierKind.ErrorCode ? ErrorCodeMark : "");

    private string[] Stems(string masked)
    {
        var stems = new List<string>();
        using TokenStream stream = analyzer.GetTokenStream("text", masked);
        ICharTermAttribute term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            if (term.Length <= LongestTerm && term.ToString().Any(char.IsLetter)) stems.Add(term.ToString());
        }

        stream.End();
        return [.. stems];
    }

    /// <summary>Overlapping runs of letters of each word with its edges marked; single characters where words are not parted.</summary>
    private static string[] Pieces(string folded)
    {
        var pieces = new List<string>();
        int at = 0;
        while (at < folded.Length)
        {
            int start = at++;
            if (IsUnparted(folded[start])) pieces.Add(folded[start..at]);
            if (IsUnparted(folded[start]) || !char.IsLetter(folded[start])) continue;
            while (at < folded.Length && char.IsLetter(folded[at]) && !IsUnparted(folded[at])) at++;
            string word = folded[start..at];
            if (word == ErrorCodeMark) pieces.Add(word);
            else if (word.Length <= LongestTerm) AddPieces(pieces, $"_{word}_");
        }

        return [.. pieces];
    }

    private static void AddPieces(List<string> pieces, string framed)
    {
        if (framed.Length <= PieceLength) pieces.Add(framed);
        for (int i = 0; framed.Length > PieceLength && i + PieceLength <= framed.Length; i++) pieces.Add(framed.Substring(i, PieceLength));
    }

    private static bool IsUnparted(char c) => SearchTokens.IsHanOrKana(c) || SearchTokens.IsHangul(c);

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

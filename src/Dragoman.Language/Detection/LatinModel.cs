using System.Collections.Frozen;

namespace Dragoman.Language;

/// <summary>
/// The hand-made model for the Latin script: common and domain words, word endings and beginnings, and letters, each a vote in
/// log-odds for the languages that have it. All its knowledge is in <see cref="LatinTables"/>; a trained model replaces both files.
/// </summary>
internal static class LatinModel
{
    private const double WordVote = 2.6;
    private const double PieceVote = 0.9;
    private const double LetterVote = 1.6;
    private const int MostWords = 200;

    private static readonly string[] Languages = ["en", "es", "pt", "fr", "de", "it", "tr"];
    private static readonly FrozenDictionary<string, int> Words = Index(LatinTables.Words);
    private static readonly FrozenDictionary<string, int> Pieces = Index(LatinTables.Pieces);
    private static readonly FrozenDictionary<string, int> Letters = Index(LatinTables.Letters);
    private static readonly FrozenSet<string> Loans = LatinTables.Loans.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <param name="words">Latin words as written.</param>
    /// <param name="share">How much of the whole text they are, 0 to 1; bounds the confidence.</param>
    public static DetectedLanguage Detect(IReadOnlyList<string> words, double share)
    {
        Span<double> votes = stackalloc double[Languages.Length];
        foreach (string word in words.Take(MostWords)) Vote(word, votes);

        int best = 0;
        for (int l = 1; l < votes.Length; l++)
        {
            if (votes[l] > votes[best]) best = l;
        }

        double sum = 0;
        foreach (double vote in votes) sum += Math.Exp(vote - votes[best]);
        return new DetectedLanguage(Languages[best], share / sum);
    }

    private static void Vote(string word, Span<double> votes)
    {
        string lower = word.ToLowerInvariant();
        string folded = TextFolding.Fold(word);
        if (folded.Length == 0 || Loans.Contains(folded)) return;
        foreach (char c in lower)
        {
            if (c >= 0x80 && Letters.TryGetValue(c.ToString(), out int mask)) Add(votes, mask, LetterVote);
        }

        if (Words.TryGetValue(folded, out int known)) Add(votes, known, WordVote);
        if (folded.Length > 30) return;
        string framed = $"_{folded}_";
        for (int length = 2; length <= 5; length++)
        {
            for (int i = 0; i + length <= framed.Length; i++)
            {
                if (Pieces.TryGetValue(framed.Substring(i, length), out int mask)) Add(votes, mask, PieceVote);
            }
        }
    }

    private static void Add(Span<double> votes, int languages, double vote)
    {
        for (int l = 0; l < votes.Length; l++)
        {
            if ((languages & (1 << l)) != 0) votes[l] += vote;
        }
    }

    /// <summary>From "language: item item" lines to the set of languages, as bits, that have each item.</summary>
    private static FrozenDictionary<string, int> Index(string table)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] items = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            int bit = 1 << Array.IndexOf(Languages, items[0].TrimEnd(':'));
            foreach (string item in items.Skip(1)) index[item] = index.GetValueOrDefault(item) | bit;
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

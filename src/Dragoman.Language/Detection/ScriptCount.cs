using System.Text;

namespace Dragoman.Language;

/// <summary>How much of each script a text holds, and its Latin words; words with digits, links and addresses are left out.</summary>
internal sealed class ScriptCount
{
    public int Han { get; private set; }

    public int Kana { get; private set; }

    public int Hangul { get; private set; }

    public int CyrillicWords { get; private set; }

    public int ArabicWords { get; private set; }

    public List<string> LatinWords { get; } = [];

    public static ScriptCount Of(string text)
    {
        var count = new ScriptCount();
        int at = 0;
        while (at < text.Length)
        {
            if (!Rune.TryGetRuneAt(text, at, out Rune rune))
            {
                at++;
            }
            else if (IsLatin(rune.Value) || Scan.IsDigit(text[at]))
            {
                int end = EndOfChunk(text, at);
                count.AddLatin(text[at..end]);
                at = end;
            }
            else if (IsCyrillic(rune.Value))
            {
                at = EndOf(text, at, IsCyrillic);
                count.CyrillicWords++;
            }
            else if (IsArabic(rune.Value))
            {
                at = EndOf(text, at, IsArabic);
                count.ArabicWords++;
            }
            else
            {
                if (SearchTokens.IsHangul(rune.Value)) count.Hangul++;
                else if (rune.Value is >= 0x3041 and <= 0x30FF or >= 0x31F0 and <= 0x31FF or >= 0xFF66 and <= 0xFF9D) count.Kana++;
                else if (SearchTokens.IsHanOrKana(rune.Value)) count.Han++;
                at += rune.Utf16SequenceLength;
            }
        }

        return count;
    }

    private static bool IsLatin(int c) =>
        c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= 0xC0 and <= 0x24F and not 0xD7 and not 0xF7)
            or (>= 0x1E00 and <= 0x1EFF) or (>= 0x300 and <= 0x36F);

    private static bool IsCyrillic(int c) => c is >= 0x400 and <= 0x52F;

    private static bool IsArabic(int c) => c is (>= 0x620 and <= 0x65F) or (>= 0x66E and <= 0x6D3) or (>= 0x6FA and <= 0x6FF)
        or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC);

    private static int EndOf(string text, int at, Func<int, bool> belongs)
    {
        while (at < text.Length && belongs(text[at])) at++;
        return at;
    }

    /// <summary>A chunk goes on over marks that join words in links, addresses and codes, if a letter or digit follows.</summary>
    private static int EndOfChunk(string text, int at)
    {
        while (at < text.Length)
        {
            bool word = IsLatin(text[at]) || Scan.IsDigit(text[at]);
            bool joint = text[at] is '-' or '\'' or '’' or '.' or '_' or '@' or '/' or ':';
            if (!word && !(joint && JointLeadsOn(text, at))) break;
            at++;
        }

        return at;
    }

    private static bool JointLeadsOn(string text, int at)
    {
        int next = at + 1;
        while (next < text.Length && next < at + 3 && text[next] is '/' or ':') next++;
        return next < text.Length && (IsLatin(text[next]) || Scan.IsDigit(text[next]));
    }

    private void AddLatin(string chunk)
    {
        bool address = chunk.AsSpan().IndexOfAny("@_") >= 0 || chunk.Contains("://", StringComparison.Ordinal)
            || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        if (address || chunk.AsSpan().IndexOfAnyInRange('0', '9') >= 0) return;
        foreach (string word in chunk.Split(['-', '\'', '’', '.', '/', ':'], StringSplitOptions.RemoveEmptyEntries))
        {
            LatinWords.Add(word);
        }
    }
}

using System.Text;

namespace Dragoman.Language;

/// <summary>Cuts text into the tokens of <see cref="SearchText"/>.</summary>
internal static class SearchTokens
{
    private const int LongestToken = 64;

    private enum Script { None, Word, HanKana, Hangul }

    public static void Append(string text, List<string> tokens, bool wholesToo)
    {
        string folded = TextFolding.Cap(TextFolding.Fold(text), SearchText.LongestInput);
        int at = 0;
        var compound = new Compound(tokens, wholesToo);
        while (at < folded.Length)
        {
            Script script = ScriptAt(folded, at, out int width);
            int start = at;
            at += width;
            if (script == Script.None)
            {
                compound.Separator(folded[start]);
                continue;
            }

            while (at < folded.Length && ScriptAt(folded, at, out width) == script) at += width;
            string run = folded[start..at];
            if (script == Script.Word)
            {
                compound.Word(run);
            }
            else
            {
                compound.Separator(' ');
                AppendPairs(run, tokens);
            }
        }

        compound.Separator(' ');
    }

    internal static bool IsHanOrKana(int rune) => rune is
        (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF)
        or (>= 0x3041 and <= 0x309F) or (>= 0x30A1 and <= 0x30FF and not 0x30FB) or (>= 0x31F0 and <= 0x31FF) or 0x3005 or 0x3007;

    internal static bool IsHangul(int rune) => rune is
        (>= 0xAC00 and <= 0xD7A3) or (>= 0x1100 and <= 0x11FF) or (>= 0x3130 and <= 0x318F);

    private static Script ScriptAt(string s, int at, out int width)
    {
        width = 1;
        if (!Rune.TryGetRuneAt(s, at, out Rune rune)) return Script.None;
        width = rune.Utf16SequenceLength;
        if (!Rune.IsLetter(rune) && !Rune.IsDigit(rune)) return Script.None;
        if (IsHanOrKana(rune.Value)) return Script.HanKana;
        return IsHangul(rune.Value) ? Script.Hangul : Script.Word;
    }

    private static void AppendPairs(string run, List<string> tokens)
    {
        int previous = -1;
        int count = 0;
        for (int i = 0; i < run.Length; count++)
        {
            int width = char.IsHighSurrogate(run[i]) ? 2 : 1;
            if (previous >= 0) tokens.Add(run[previous..(i + width)]);
            previous = i;
            i += width;
        }

        if (count == 1) tokens.Add(run);
    }

    /// <summary>Words joined by single hyphens, points, slashes or underscores; with a digit among them the whole is a token too.</summary>
    private sealed class Compound(List<string> tokens, bool wholesToo)
    {
        private readonly StringBuilder joined = new();
        private int parts;
        private bool open;

        public void Word(string word)
        {
            if (!open) Close();
            joined.Append(word);
            parts++;
            open = false;
            tokens.Add(TextFolding.Cap(word, LongestToken));
        }

        public void Separator(char c)
        {
            bool joins = c is '-' or '_' or '.' or '/' && parts > 0 && !open;
            if (joins) open = true;
            else Close();
        }

        private void Close()
        {
            if (wholesToo && parts > 1 && joined.Length <= LongestToken && HasDigit()) tokens.Add(joined.ToString());
            joined.Clear();
            parts = 0;
            open = false;
        }

        private bool HasDigit()
        {
            for (int i = 0; i < joined.Length; i++)
            {
                if (Scan.IsDigit(joined[i])) return true;
            }

            return false;
        }
    }
}

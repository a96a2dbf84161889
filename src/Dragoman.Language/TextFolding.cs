using System.Globalization;
using System.Text;

namespace Dragoman.Language;

/// <summary>One way of folding text for every comparison in this library: compatibility forms, case and diacritics.</summary>
internal static class TextFolding
{
    /// <summary>At most <paramref name="limit"/> UTF-16 units of the text, never half a surrogate pair; null counts as empty.</summary>
    public static string Cap(string? text, int limit)
    {
        if (text is null) return "";
        if (text.Length <= limit) return text;
        return char.IsHighSurrogate(text[limit - 1]) ? text[..(limit - 1)] : text[..limit];
    }

    /// <summary>Lower case without diacritics. Kana keep their voicing marks, Hangul its syllables; every decimal digit becomes ASCII.</summary>
    public static string Fold(string text)
    {
        string apart = WellFormed(text).Normalize(NormalizationForm.FormKD);
        var kept = new StringBuilder(apart.Length);
        foreach (char c in apart)
        {
            if (c < 0x80 || !IsDroppedMark(c)) kept.Append(c);
        }

        string whole = kept.ToString().Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var folded = new StringBuilder(whole.Length);
        foreach (char c in whole)
        {
            if (c < 0x80) folded.Append(c);
            else AppendFolded(folded, c);
        }

        return folded.ToString();
    }

    private static bool IsDroppedMark(char c) => c switch
    {
        '\u3099' or '\u309A' => false,
        '\u00AD' or '\u0640' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' => true,
        _ => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark,
    };

    private static void AppendFolded(StringBuilder folded, char c)
    {
        switch (c)
        {
            case 'ß': folded.Append("ss"); break;
            case 'æ': folded.Append("ae"); break;
            case 'œ': folded.Append("oe"); break;
            case 'ø': folded.Append('o'); break;
            case 'ł': folded.Append('l'); break;
            case 'đ' or 'ð': folded.Append('d'); break;
            case 'ı': folded.Append('i'); break;
            case '’' or '‘' or 'ʼ': folded.Append('\''); break;
            default:
                int digit = CharUnicodeInfo.GetDecimalDigitValue(c);
                if (digit >= 0) folded.Append((char)('0' + digit));
                else folded.Append(c);
                break;
        }
    }

    /// <summary>Lone surrogates and non-characters, on which normalisation throws, become blanks.</summary>
    private static string WellFormed(string text)
    {
        StringBuilder? mended = null;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            if (!char.IsSurrogate(c) && c < '\uFFFE' && c is not (>= '\uFDD0' and <= '\uFDEF')) continue;
            mended ??= new StringBuilder(text);
            mended[i] = ' ';
        }

        return mended?.ToString() ?? text;
    }
}

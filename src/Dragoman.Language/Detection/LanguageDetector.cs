namespace Dragoman.Language;

/// <summary>A language found in a text.</summary>
/// <param name="Code">ISO 639-1: zh, en, es, pt, ru, fr, de, it, tr, ja, ko or ar.</param>
/// <param name="Confidence">0 (nothing to go by) to 1.</param>
public readonly record struct DetectedLanguage(string Code, double Confidence);

/// <summary>
/// Tells which of the desk's twelve languages a text is written in, from two or three words on. The script decides first;
/// within the Latin script <see cref="LatinModel"/> does. Identifiers, codes, links and digits do not count.
/// </summary>
public static class LanguageDetector
{
    private const int LongestInput = 4_000;

    // A Latin loan word inside another script says little ("tracking 不更新"), a short all-capital one next to nothing ("ERP").
    private const double LatinWordWeight = 0.8;
    private const double AcronymWeight = 0.25;
    private const double IdeographWeight = 0.6;

    /// <summary>The most likely language of the first few thousand characters. Without letters: en with confidence 0. Never throws.</summary>
    public static DetectedLanguage Detect(string text)
    {
        string masked = Identifiers.Mask(TextFolding.Cap(text, LongestInput), static _ => "");
        ScriptCount count = ScriptCount.Of(masked);
        double latin = 0;
        foreach (string word in count.LatinWords) latin += IsAcronym(word) ? AcronymWeight : LatinWordWeight;

        double han = count.Han * IdeographWeight;
        double kana = count.Kana * IdeographWeight;
        double hangul = count.Hangul * IdeographWeight;
        double cjk = han + kana;
        double total = latin + cjk + hangul + count.CyrillicWords + count.ArabicWords;
        if (total <= 0) return new DetectedLanguage("en", 0);

        double other = Math.Max(Math.Max(cjk, hangul), Math.Max(count.CyrillicWords, count.ArabicWords));
        if (other <= 0 || latin > other) return LatinModel.Detect(count.LatinWords, latin / total);
        double share = other / total;
        if (other == hangul) return new DetectedLanguage("ko", share);
        if (other == count.CyrillicWords) return new DetectedLanguage("ru", share);
        if (other == count.ArabicWords) return new DetectedLanguage("ar", share);

        // Chinese shop names like to carry a single の.
        bool japanese = count.Kana >= 2 ? count.Kana * 8 >= count.Han : count.Kana == 1 && count.Han <= 2;
        return new DetectedLanguage(japanese ? "ja" : "zh", share);
    }

    private static bool IsAcronym(string word)
    {
        if (word.Length > 4) return false;
        foreach (char c in word)
        {
            if (!char.IsUpper(c)) return false;
        }

        return true;
    }
}

using System.Globalization;
using System.Text;

namespace Dragoman.Evidence;

/// <summary>Turns the name that a seller's device gave a file into one that is safe to store, show and send.</summary>
public static class FileNames
{
    /// <summary>Longest name that <see cref="SafeName"/> gives, in UTF-16 units, ending included.</summary>
    public const int MaxLength = 120;

    private const string Fallback = "file";
    private const int LongestEnding = 5;

    /// <summary>
    /// A name without paths, control, text-direction and invisible characters and without what file systems reserve,
    /// with the true ending. Letters of every script stay. When it is too long, its end stays. Never empty, and stable:
    /// a safe name comes out as it went in.
    /// </summary>
    /// <param name="uploadName">The name as sent; may be null, a path, or hostile.</param>
    /// <param name="extension">The true ending with its dot, as in <see cref="FileFindings.Extension"/>.</param>
    public static string SafeName(string? uploadName, string extension)
    {
        ArgumentNullException.ThrowIfNull(extension);
        var ending = SafeEnding(extension);
        var name = Clean(uploadName ?? "");
        var dot = EndingAt(name);
        if (dot >= 0)
        {
            if (IsSynonym(name[dot..], ending))
                ending = name[dot..];
            name = name[..dot].TrimEnd(' ', '.');
            while (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                name = name[..^ending.Length].TrimEnd(' ', '.');
        }
        name = KeepEnd(name, MaxLength - ending.Length - 1);
        if (name.Length == 0)
            name = Fallback;
        if (IsDevice(name))
            name = "_" + name;
        return name + ending;
    }

    /// <summary>
    /// True when the ending of an uploaded name fits the true type (.jpeg fits .jpg, .log fits .txt), or when the name has
    /// no ending. A false answer means that the file pretends to be something else.
    /// </summary>
    /// <param name="uploadName">The name as sent.</param>
    /// <param name="extension">The true ending with its dot.</param>
    public static bool EndingFits(string? uploadName, string extension)
    {
        ArgumentNullException.ThrowIfNull(extension);
        var name = Clean(uploadName ?? "");
        var dot = EndingAt(name);
        return dot < 0 || IsSynonym(name[dot..], SafeEnding(extension));
    }

    private static string Clean(string name)
    {
        // Long names are cut before they are normalised; the end is what counts.
        if (name.Length > 4 * MaxLength)
            name = name[^(4 * MaxLength)..];
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator)
                AppendSpace(clean);
            else if (IsAllowed(rune))
                clean.Append(rune.ToString());
        }
        return clean.ToString().Normalize(NormalizationForm.FormC).Trim(' ', '.');
    }

    private static void AppendSpace(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
            clean.Append(' ');
    }

    private static bool IsAllowed(Rune rune)
    {
        if (rune == Rune.ReplacementChar || "<>:\"/\\|?*".Contains((char)Math.Min(rune.Value, char.MaxValue)))
            return false;
        // Blank letters and marks that no category gives away: fillers, joiners, variation selectors.
        if (rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
            or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF))
            return false;
        return Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator);
    }

    /// <summary>Where the ending starts: a dot and up to five ASCII letters or digits, not all digits ("at 19.20.11" has none); else -1.</summary>
    private static int EndingAt(string name)
    {
        var dot = name.LastIndexOf('.');
        var ending = name.AsSpan(dot + 1);
        if (dot < 0 || ending.Length is 0 or > LongestEnding)
            return -1;
        var hasLetter = false;
        foreach (var character in ending)
        {
            if (!char.IsAsciiLetterOrDigit(character))
                return -1;
            hasLetter |= char.IsAsciiLetter(character);
        }
        return hasLetter ? dot : -1;
    }

    private static bool IsSynonym(string ending, string trueEnding) =>
        ending.Equals(trueEnding, StringComparison.OrdinalIgnoreCase)
        || (trueEnding == ".jpg" && ending.ToLowerInvariant() is ".jpeg" or ".jpe" or ".jfif")
        || (trueEnding == ".txt" && ending.Equals(".log", StringComparison.OrdinalIgnoreCase));

    private static string SafeEnding(string extension) =>
        extension.Length > 1 && EndingAt(extension) == 0 ? extension.ToLowerInvariant() : ".bin";

    private static string KeepEnd(string name, int length)
    {
        if (name.Length <= length)
            return name;
        var start = name.Length - length;
        if (char.IsLowSurrogate(name[start]))
            start++;
        return name[start..].TrimStart(' ', '.');
    }

    /// <summary>True for what Windows takes for a device whatever its ending.</summary>
    private static bool IsDevice(string name)
    {
        var dot = name.IndexOf('.');
        var stem = (dot < 0 ? name : name[..dot]).TrimEnd(' ').ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL"
            || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal))
                && (char.IsAsciiDigit(stem[3]) || stem[3] is '¹' or '²' or '³'));
    }
}

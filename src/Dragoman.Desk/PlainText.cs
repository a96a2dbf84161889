namespace Dragoman.Desk;

/// <summary>Text that every database and every reader takes.</summary>
public static class PlainText
{
    /// <summary>No control characters but line breaks and tabs, no half of a surrogate pair, no U+FFFE, which cannot be normalised.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\uFFFE' || (char.IsControl(text[i]) && text[i] is not ('\n' or '\r' or '\t')))
                return false;
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }
        return true;
    }

    /// <summary>As <see cref="IsWellFormed"/>, on one line: names and the like.</summary>
    public static bool IsOneLine(string text) => IsWellFormed(text) && text.IndexOfAny(['\n', '\r']) < 0;
}

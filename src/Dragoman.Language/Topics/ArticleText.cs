using System.Text;

namespace Dragoman.Language;

/// <summary>Reads what an article's Markdown says about its own topic.</summary>
internal static class ArticleText
{
    private const int LongestLinkPart = 200;

    /// <summary>The body without its links: their texts speak of the topics they lead to.</summary>
    public static string WithoutLinks(string body)
    {
        var own = new StringBuilder(body.Length);
        int at = 0;
        while (at < body.Length)
        {
            int end = body[at] == '[' ? EndOfLink(body, at) : -1;
            own.Append(end < 0 ? body[at] : ' ');
            at = end < 0 ? at + 1 : end;
        }

        return own.ToString();
    }

    private static int EndOfLink(string body, int at)
    {
        int close = body.IndexOf(']', at, Math.Min(LongestLinkPart, body.Length - at));
        if (close < 0 || close + 1 >= body.Length || body[close + 1] != '(') return -1;
        return body.IndexOf(')', close, Math.Min(LongestLinkPart, body.Length - close)) + 1 is > 0 and var end ? end : -1;
    }
}

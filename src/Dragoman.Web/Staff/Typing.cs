using System.Text.RegularExpressions;

namespace Dragoman.Web.Staff;

/// <summary>What at the end of a text asks for suggestions.</summary>
internal static partial class Typing
{
    /// <summary>A slash at the start of a line, and the words after it.</summary>
    [GeneratedRegex(@"(?:^|\n)/([^\n/]{0,40})$")]
    public static partial Regex Command();

    /// <summary>An @ after a blank, and the name begun after it.</summary>
    [GeneratedRegex(@"(?:^|\s)@([\p{L}\p{M}][\p{L}\p{M} .'-]{0,40}|)$")]
    public static partial Regex Name();
}

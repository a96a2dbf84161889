namespace Dragoman.Evidence;

/// <summary>The stable codes of <see cref="FileFindings.Refusal"/>. Texts for people are looked up by code elsewhere.</summary>
public static class FileRefusals
{
    /// <summary>No bytes, or text that is nothing but white space.</summary>
    public const string Empty = "file.empty";

    /// <summary>More bytes than <see cref="ProbeLimits.MaxBytes"/>.</summary>
    public const string TooLarge = "file.too_large";

    /// <summary>Neither PNG, JPEG, WebP, PDF nor plain text.</summary>
    public const string TypeNotAllowed = "file.type_not_allowed";

    /// <summary>The end of the file is missing.</summary>
    public const string Truncated = "file.truncated";

    /// <summary>The file breaks its own format, cannot be checked, or carries something foreign before or behind it.</summary>
    public const string Damaged = "file.damaged";

    /// <summary>More pixels than <see cref="ProbeLimits.MaxPixels"/>.</summary>
    public const string TooManyPixels = "file.too_many_pixels";

    /// <summary>A picture with a side under <see cref="FileProbe.SmallestSide"/> pixels: nothing can be read in it.</summary>
    public const string TooSmall = "file.too_small";

    /// <summary>A picture of one colour all over.</summary>
    public const string Blank = "file.blank";

    /// <summary>More pages than <see cref="ProbeLimits.MaxPages"/>.</summary>
    public const string TooManyPages = "file.too_many_pages";

    /// <summary>A PDF that does not open without a password.</summary>
    public const string Encrypted = "file.encrypted";

    /// <summary>A PDF with scripts, launch actions, forms that send, embedded files or rich media.</summary>
    public const string ActiveContent = "file.active_content";

    /// <summary>Small on disk, huge when unpacked.</summary>
    public const string Bomb = "file.bomb";

    /// <summary>Text that is neither UTF-8, UTF-16 with byte order mark, nor plausibly GB18030.</summary>
    public const string Encoding = "file.encoding";

    /// <summary>The industry's test signature for virus scanners. This is no virus scanner; it knows that one signature.</summary>
    public const string Malware = "file.malware";
}

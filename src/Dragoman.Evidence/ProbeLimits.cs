namespace Dragoman.Evidence;

/// <summary>What an upload may weigh before anything opens it.</summary>
/// <param name="MaxBytes">Largest file, in bytes.</param>
/// <param name="MaxPixels">Largest picture, width times height in pixels; also holds for pictures inside a PDF.</param>
public sealed record ProbeLimits(long MaxBytes, long MaxPixels)
{
    /// <summary>Most pages a PDF may have.</summary>
    public int MaxPages { get; init; } = 200;

    /// <summary>10 MB (10 * 1024 * 1024 bytes), 40 megapixels, 200 pages: the reference policy.</summary>
    public static ProbeLimits Default { get; } = new(10 * 1024 * 1024, 40_000_000);
}

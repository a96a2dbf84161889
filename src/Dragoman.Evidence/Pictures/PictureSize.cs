namespace Dragoman.Evidence.Pictures;

internal static class PictureSize
{
    /// <summary>The refusal that a size in pixels earns by itself; null when it is fine.</summary>
    internal static string? Refusal(long width, long height, ProbeLimits limits)
    {
        if (width <= 0 || height <= 0 || width > int.MaxValue || height > int.MaxValue)
            return FileRefusals.Damaged;
        if (width > limits.MaxPixels / height)
            return FileRefusals.TooManyPixels;
        return Math.Min(width, height) < FileProbe.SmallestSide ? FileRefusals.TooSmall : null;
    }
}

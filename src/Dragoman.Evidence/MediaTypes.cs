namespace Dragoman.Evidence;

internal static class MediaTypes
{
    internal const string Png = "image/png";
    internal const string Jpeg = "image/jpeg";
    internal const string Webp = "image/webp";
    internal const string Pdf = "application/pdf";
    internal const string Text = "text/plain";
}

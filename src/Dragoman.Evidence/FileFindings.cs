namespace Dragoman.Evidence;

/// <summary>What the probe found out about one file without decoding it.</summary>
/// <param name="MediaType">image/png, image/jpeg, image/webp, application/pdf or text/plain, told by content; null when it is none of them. Set for refused files too, as far as it was recognised.</param>
/// <param name="Width">Pixels across, as stored (see <see cref="Orientation"/>); only for pictures within the limits.</param>
/// <param name="Height">Pixels down, as stored; only for pictures within the limits.</param>
/// <param name="Pages">Pages of an accepted PDF, at least 1; else null.</param>
/// <param name="Refusal">Null when accepted, else one of <see cref="FileRefusals"/>.</param>
public sealed record FileFindings(string? MediaType, int? Width, int? Height, int? Pages, string? Refusal)
{
    /// <summary>EXIF orientation of a JPEG, 1 to 8; from 5 on the picture is shown with its sides swapped. Null when not stated.</summary>
    public int? Orientation { get; init; }

    /// <summary>For text: "utf-8", "utf-16le", "utf-16be" or "gb18030", as .NET names them; else null.</summary>
    public string? TextEncoding { get; init; }

    /// <summary>True when nothing speaks against keeping the file.</summary>
    public bool Accepted => Refusal is null;

    /// <summary>The true ending with its dot: .png, .jpg, .webp, .pdf or .txt; .bin when the type is not known.</summary>
    public string Extension => MediaType switch
    {
        MediaTypes.Png => ".png",
        MediaTypes.Jpeg => ".jpg",
        MediaTypes.Webp => ".webp",
        MediaTypes.Pdf => ".pdf",
        MediaTypes.Text => ".txt",
        _ => ".bin",
    };

    internal static FileFindings Refused(string? mediaType, string refusal) => new(mediaType, null, null, null, refusal);
}

namespace Dragoman.Desk.Files;

/// <summary>An upload. Its bytes lie under their hash, so the same content is kept once.</summary>
public sealed class StoredFile
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required Guid OwnerId { get; set; }

    /// <summary>The store whose accounts may open it; null for staff uploads.</summary>
    public Guid? SellerId { get; set; }
    public required string Name { get; set; }
    public required string MediaType { get; set; }
    public required long Bytes { get; set; }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public required string Sha256 { get; set; }
    public int? Width { get; set; }
    public int? Height { get; set; }
    public int? Pages { get; set; }
    public required DateTime UploadedAt { get; set; }
}

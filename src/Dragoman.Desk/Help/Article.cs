namespace Dragoman.Desk.Help;

/// <summary>An article in one language, ready to be shown.</summary>
/// <param name="Html">The whole article, sanitised.</param>
/// <param name="StepsHtml">What the assistant answers with: the opening and the steps.</param>
/// <param name="Version">Changes whenever the file's content does.</param>
public sealed record Article(
    string Topic, string Language, string Title, string Summary, IReadOnlyList<string> Questions, DateOnly Updated,
    string Html, string StepsHtml, string Text, string Version)
{
    public string Url => $"/help/{Language}/{Topic}";
}

/// <summary>A seller's or visitor's word on an article.</summary>
public sealed class ArticleFeedback
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required string Topic { get; set; }
    public required string Language { get; set; }
    public required string Version { get; set; }
    public required bool Helped { get; set; }
    public string? Comment { get; set; }
    public Guid? AccountId { get; set; }
    public required DateTime At { get; set; }
}

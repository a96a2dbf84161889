using System.Security.Cryptography;
using System.Text;
using Ganss.Xss;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Dragoman.Desk.Help;

/// <summary>An article's file is not as it must be.</summary>
public sealed class ArticleException(string file, string reason) : Exception($"{file}: {reason}");

/// <summary>Reads <c>help/&lt;language&gt;/&lt;topic&gt;.md</c>: front matter (title, summary, questions, updated) and Markdown without HTML.</summary>
public static class ArticleFile
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    private sealed class FrontMatter
    {
        public string? Title { get; set; }
        public string? Summary { get; set; }
        public List<string>? Questions { get; set; }
        public string? Updated { get; set; }
    }

    /// <exception cref="ArticleException">The front matter is missing or incomplete.</exception>
    public static Article Read(string path, string language, string topic)
    {
        var file = $"{language}/{topic}.md";
        var source = File.ReadAllText(path).ReplaceLineEndings("\n");
        var end = source.StartsWith("---\n", StringComparison.Ordinal) ? source.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        if (end < 0)
            throw new ArticleException(file, "needs front matter between two lines of ---");
        FrontMatter head;
        try
        {
            head = Yaml.Deserialize<FrontMatter>(source[4..(end + 1)]) ?? new FrontMatter();
        }
        catch (YamlException e)
        {
            throw new ArticleException(file, $"line {e.Start.Line + 1}: {e.Message}");
        }
        if (string.IsNullOrWhiteSpace(head.Title) || head.Questions is not { Count: > 0 } || !DateOnly.TryParseExact(head.Updated, "yyyy-MM-dd", out var updated))
            throw new ArticleException(file, "needs title, questions and updated (such as 2026-11-20)");

        var document = Markdown.Parse(source[(end + 5)..], Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
            if (link.Url is { } url && url.EndsWith(".md", StringComparison.Ordinal) && !url.Contains('/'))
                link.Url = $"/help/{language}/{url[..^3]}";
        var steps = document.TakeWhile(b => b is ParagraphBlock)
            .Concat(document.OfType<ListBlock>().Where(l => l.IsOrdered).Take(1)).ToList();
        return new Article(topic, language, head.Title, head.Summary ?? "", head.Questions, updated,
            Render(document), Render(steps), PlainText(document), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..12]);
    }

    private static string Render(IEnumerable<Block> blocks)
    {
        var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        foreach (var block in blocks)
            renderer.Render(block);
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.Add("https");
        return sanitizer.Sanitize(writer.ToString());
    }

    private static string PlainText(MarkdownDocument document)
    {
        var text = new StringBuilder();
        foreach (var leaf in document.Descendants<LeafBlock>())
        {
            foreach (var inline in leaf.Inline?.Descendants() ?? [])
                text.Append(inline switch { LiteralInline l => l.Content.ToString(), CodeInline c => c.Content, LineBreakInline => " ", _ => "" });
            text.Append('\n');
        }
        return text.ToString();
    }
}

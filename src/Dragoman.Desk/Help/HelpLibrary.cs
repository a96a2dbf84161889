using Dragoman.Desk.Policies;
using Dragoman.Language;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Dragoman.Desk.Help;

/// <summary>All articles and the index over them. Re-read whenever a file changes; an article that cannot be read keeps its former version.</summary>
public sealed class HelpLibrary : IDisposable
{
    private sealed record Shelf(IReadOnlyDictionary<(string Language, string Topic), Article> Articles, TopicIndex Index, IReadOnlyList<string> Faults);

    private readonly string _folder;
    private readonly Policy _policy;
    private readonly ILogger<HelpLibrary> _logger;
    private readonly PhysicalFileProvider? _files;
    private readonly IDisposable? _watch;
    private volatile Shelf _shelf;

    public HelpLibrary(string folder, Policy policy, ILogger<HelpLibrary> logger)
    {
        (_folder, _policy, _logger) = (folder, policy, logger);
        _shelf = Load(null);
        if (Directory.Exists(folder))
        {
            _files = new PhysicalFileProvider(Path.GetFullPath(folder));
            _watch = ChangeToken.OnChange(() => _files.Watch("**/*.md"), Reload);
        }
    }

    /// <summary>Why articles could not be read, by file.</summary>
    public IReadOnlyList<string> Faults => _shelf.Faults;

    public TopicIndex Index => _shelf.Index;

    public IReadOnlyCollection<Article> All => [.. _shelf.Articles.Values];

    /// <summary>The article in this language, otherwise in the marketplace's default; null when the topic has none.</summary>
    public Article? Find(string topic, string language) =>
        _shelf.Articles.GetValueOrDefault((language, topic)) ?? _shelf.Articles.GetValueOrDefault((_policy.DefaultLanguage, topic));

    /// <summary>The topics of an area, in the policy's order.</summary>
    public IReadOnlyList<Article> InArea(string area, string language) =>
        [.. _policy.Topics.Values.Where(t => t.Area == area).OrderBy(t => t.Order).Select(t => Find(t.Id, language)).OfType<Article>()];

    /// <summary>Articles nearest to the words, the best first.</summary>
    public IReadOnlyList<Article> Search(string words, string language, int limit = 10) =>
        [.. Index.Search(words, language, limit).Select(h => Find(h.Topic, language)).OfType<Article>()];

    public void Reload() => _shelf = Load(_shelf);

    private Shelf Load(Shelf? former)
    {
        var articles = new Dictionary<(string, string), Article>();
        var faults = new List<string>();
        foreach (var language in _policy.Languages)
        {
            var folder = Path.Combine(_folder, language);
            foreach (var path in (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.md") : []).Order(StringComparer.Ordinal))
            {
                var topic = Path.GetFileNameWithoutExtension(path);
                try
                {
                    articles[(language, topic)] = _policy.Knows(topic)
                        ? ArticleFile.Read(path, language, topic)
                        : throw new ArticleException($"{language}/{topic}.md", "is not a topic of the policy");
                }
                catch (Exception e) when (e is ArticleException or IOException)
                {
                    faults.Add(e.Message);
                    _logger.LogWarning("Article not read: {Reason}", e.Message);
                    if (former?.Articles.TryGetValue((language, topic), out var kept) == true)
                        articles[(language, topic)] = kept;
                }
            }
        }
        var index = new TopicIndex(articles.Values.Select(a => new TopicDocument(a.Topic, a.Language, a.Title, a.Questions, $"{a.Summary}\n{a.Text}")));
        return new Shelf(articles, index, faults);
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _files?.Dispose();
        _shelf.Index.Dispose();
    }
}

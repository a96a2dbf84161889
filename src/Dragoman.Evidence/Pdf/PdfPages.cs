namespace Dragoman.Evidence.Pdf;

/// <summary>The page tree, put together from all objects of a file, whichever version of the file they belong to.</summary>
internal sealed class PdfPages(int maxPages)
{
    private const int MaxCatalogs = 16;

    private readonly Dictionary<int, Node> _nodes = [];
    private readonly Dictionary<int, List<int>> _arrays = [];
    private readonly HashSet<int> _roots = [];
    private readonly HashSet<int> _pages = [];
    private int _stated;

    private sealed record Node(List<int>? Kids, int? KidsElsewhere);

    /// <summary>The most references worth reading from one array.</summary>
    internal int MaxReferences => maxPages == int.MaxValue ? maxPages : maxPages + 1;

    internal void Add(int number, in PdfObject found)
    {
        if (found.IsArray)
        {
            if (found.References!.Count > 0)
                _arrays[number] = found.References;
            return;
        }
        if (found.Type == "Catalog" && found.Pages is { } root && _roots.Count < MaxCatalogs)
            _roots.Add(root);
        if (found.Type == "Page")
            _pages.Add(number);
        if (found.References is not null || found.KidsElsewhere is not null)
            _nodes[number] = new Node(found.References, found.KidsElsewhere);
        if (found.Type == "Pages")
            _stated = Math.Max(_stated, found.Count ?? 0);
    }

    /// <summary>
    /// How many pages a reader will show; 0 when there are none. Above the limit it stops counting, and what the tree
    /// merely states counts as well, since readers believe it.
    /// </summary>
    internal int Count()
    {
        if (_stated > maxPages)
            return _stated;
        return _roots.Count > 0 ? _roots.Max(Walk) : Math.Max(_stated, _pages.Count);
    }

    /// <summary>Counts leaves. Steps are limited, so a tree that loops or shares branches ends as too many pages.</summary>
    private int Walk(int root)
    {
        var steps = 16L * maxPages + 1024;
        var pages = 0;
        var open = new Stack<int>([root]);
        while (open.TryPop(out var number) && pages <= maxPages)
        {
            if (--steps < 0)
                return MaxReferences;
            if (!_nodes.TryGetValue(number, out var node))
            {
                pages += number == root && !_pages.Contains(number) ? 0 : 1;
                continue;
            }
            var kids = node.Kids ?? (node.KidsElsewhere is { } array ? _arrays.GetValueOrDefault(array) : null);
            foreach (var kid in kids ?? [])
                open.Push(kid);
        }
        return pages;
    }
}

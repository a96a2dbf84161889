namespace Dragoman.Evidence.Pdf;

/// <summary>The one value of an object, as far as the probe wants to know it. Positions count from where it was read.</summary>
internal struct PdfObject
{
    internal string? Type { get; private set; }

    /// <summary>The /Pages reference of a catalog.</summary>
    internal int? Pages { get; private set; }

    /// <summary>The page count that a node of the page tree states.</summary>
    internal int? Count { get; private set; }

    /// <summary>References of a direct /Kids array, or of an object that is itself an array; at most as many as asked for.</summary>
    internal List<int>? References { get; private set; }

    /// <summary>The object that holds the /Kids array when it is not given in place.</summary>
    internal int? KidsElsewhere { get; private set; }

    internal bool IsArray { get; private set; }
    internal bool HasActiveName { get; private set; }

    /// <summary>True when any name in it says object stream, or when it has the keys that only those have.</summary>
    internal readonly bool IsObjectStream => StreamStart > 0 && (_saysObjectStream || (First is not null && ObjectCount is not null));

    internal int? First { get; private set; }
    internal int? ObjectCount { get; private set; }
    internal int? Width { get; private set; }
    internal int? Height { get; private set; }

    /// <summary>The filters' names; null when they are not given in place or given twice.</summary>
    internal List<string>? Filters { get; private set; }

    /// <summary>True when the filter takes parameters (a predictor, a crypt filter).</summary>
    internal bool HasFilterParameters { get; private set; }

    /// <summary>Where the stream's bytes begin; 0 when it has none.</summary>
    internal int StreamStart { get; private set; }

    /// <summary>Where reading stopped.</summary>
    internal int End { get; private set; }

    private bool _saysObjectStream;
    private bool _hasFilter;

    /// <summary>Reads the value at the start of the bytes, and whether a stream follows.</summary>
    internal static PdfObject Read(ReadOnlySpan<byte> bytes, int maxReferences)
    {
        var found = new PdfObject { Filters = [] };
        var tokens = new PdfTokens(bytes);
        var first = tokens.Read();
        if (first == PdfToken.OpenArray)
        {
            found.IsArray = true;
            found.References = found.ReadReferences(ref tokens, maxReferences);
        }
        else if (first == PdfToken.OpenDictionary)
        {
            found.ReadDictionary(ref tokens, maxReferences);
            var ahead = tokens;
            if (ahead.Read() == PdfToken.Word && ahead.Raw.SequenceEqual("stream"u8))
                found.StreamStart = SkipLineEnd(bytes, ahead.Position);
        }
        found.End = tokens.Position;
        return found;
    }

    private void ReadDictionary(ref PdfTokens tokens, int maxReferences)
    {
        while (true)
        {
            switch (tokens.Read())
            {
                case PdfToken.Name:
                    ReadEntry(NoteName(tokens.Name), ref tokens, maxReferences);
                    break;
                case PdfToken.End or PdfToken.CloseDictionary:
                    return;
                case PdfToken.Word when IsObjectEnd(tokens.Raw):
                    return;
            }
        }
    }

    private void ReadEntry(string key, ref PdfTokens tokens, int maxReferences)
    {
        var ahead = tokens;
        switch (key)
        {
            case "Type" when ahead.Read() == PdfToken.Name:
                Type = ahead.Name;
                break;
            case "Pages":
                Pages = ReadReference(ref ahead);
                break;
            case "Count":
                Count = ReadNumber(ref ahead);
                break;
            case "First":
                First = ReadNumber(ref ahead);
                break;
            case "N":
                ObjectCount = ReadNumber(ref ahead);
                break;
            case "Width":
                Width = ReadNumber(ref ahead);
                break;
            case "Height":
                Height = ReadNumber(ref ahead);
                break;
            case "Kids" when ahead.Read() == PdfToken.OpenArray:
                References = ReadReferences(ref ahead, maxReferences);
                tokens = ahead;
                return;
            case "Kids":
                ahead = tokens;
                KidsElsewhere = ReadReference(ref ahead);
                break;
            case "Filter" or "F":
                Filters = _hasFilter ? null : ReadFilters(ref ahead);
                _hasFilter = true;
                break;
            case "DecodeParms" or "DP":
                HasFilterParameters = !(ahead.Read() == PdfToken.Word && ahead.Raw.SequenceEqual("null"u8));
                break;
        }
        SkipValue(ref tokens);
    }

    /// <summary>Steps over one value and notes the names in it. A word that ends the object is left to the caller.</summary>
    private void SkipValue(ref PdfTokens tokens)
    {
        var depth = 0;
        do
        {
            var ahead = tokens;
            switch (ahead.Read())
            {
                case PdfToken.End:
                    return;
                case PdfToken.CloseDictionary when depth == 0:
                    return;
                case PdfToken.Word when IsObjectEnd(ahead.Raw):
                    return;
                case PdfToken.OpenArray or PdfToken.OpenDictionary:
                    depth++;
                    break;
                case PdfToken.CloseArray or PdfToken.CloseDictionary:
                    depth--;
                    break;
                case PdfToken.Name:
                    NoteName(ahead.Name);
                    break;
            }
            tokens = ahead;
        }
        while (depth > 0);
    }

    private List<int> ReadReferences(ref PdfTokens tokens, int max)
    {
        var references = new List<int>();
        int? number = null, generation = null;
        var depth = 1;
        while (depth > 0)
        {
            var token = tokens.Read();
            if (token == PdfToken.End || (token == PdfToken.Word && IsObjectEnd(tokens.Raw)))
                break;
            if (token is PdfToken.OpenArray or PdfToken.OpenDictionary)
                depth++;
            else if (token is PdfToken.CloseArray or PdfToken.CloseDictionary)
                depth--;
            else if (token == PdfToken.Name)
                NoteName(tokens.Name);
            else if (token == PdfToken.Word && number is { } target && generation is not null && tokens.Raw is [(byte)'R'] && references.Count < max)
                references.Add(target);
            (number, generation) = (generation, token == PdfToken.Number ? tokens.Number : null);
        }
        return references;
    }

    private static List<string>? ReadFilters(ref PdfTokens tokens)
    {
        var token = tokens.Read();
        if (token == PdfToken.Name)
            return [tokens.Name];
        if (token == PdfToken.Word && tokens.Raw.SequenceEqual("null"u8))
            return [];
        if (token != PdfToken.OpenArray)
            return null;
        var filters = new List<string>();
        while (tokens.Read() == PdfToken.Name && filters.Count < 8)
            filters.Add(tokens.Name);
        return tokens.Raw is [(byte)']'] ? filters : null;
    }

    private static int? ReadReference(ref PdfTokens tokens)
    {
        if (tokens.Read() != PdfToken.Number || tokens.Number is not { } number || tokens.Read() != PdfToken.Number)
            return null;
        return tokens.Read() == PdfToken.Word && tokens.Raw is [(byte)'R'] ? number : null;
    }

    private static int? ReadNumber(ref PdfTokens tokens) => tokens.Read() == PdfToken.Number ? tokens.Number : null;

    private string NoteName(string name)
    {
        HasActiveName |= PdfActiveNames.IsActive(name);
        _saysObjectStream |= name == "ObjStm";
        return name;
    }

    private static bool IsObjectEnd(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("endobj"u8) || word.SequenceEqual("stream"u8) || word.SequenceEqual("obj"u8);

    private static int SkipLineEnd(ReadOnlySpan<byte> bytes, int at)
    {
        if (at < bytes.Length && bytes[at] == (byte)'\r')
            at++;
        if (at < bytes.Length && bytes[at] == (byte)'\n')
            at++;
        return at;
    }
}

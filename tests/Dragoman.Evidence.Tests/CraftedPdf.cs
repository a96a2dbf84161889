using System.Text;

namespace Dragoman.Evidence.Tests;

/// <summary>A PDF put together object by object.</summary>
internal sealed class CraftedPdf
{
    private readonly List<byte> _bytes = [.. "%PDF-1.7\n"u8];
    private string _trailer = "/Root 1 0 R";

    /// <summary>One page: catalog 1, page tree 2, page 3.</summary>
    internal static CraftedPdf Letter() => Outline().Object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");

    /// <summary>A catalog and a page tree that wait for page 3.</summary>
    internal static CraftedPdf Outline() => new CraftedPdf()
        .Object(1, "<< /Type /Catalog /Pages 2 0 R >>")
        .Object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");

    internal CraftedPdf Object(int number, string body) => Raw($"{number} 0 obj\n{body}\nendobj\n");

    internal CraftedPdf Stream(int number, string entries, byte[] data)
    {
        Raw($"{number} 0 obj\n<< {entries} /Length {data.Length} >>\nstream\n");
        _bytes.AddRange(data);
        return Raw("\nendstream\nendobj\n");
    }

    /// <summary>An object stream of objects given by number and body.</summary>
    internal CraftedPdf Packed(int number, params (int Number, string Body)[] objects)
    {
        var (entries, content) = ObjectStream(objects);
        return Stream(number, entries + " /Filter /FlateDecode", CraftedPictures.Packed(content));
    }

    internal static (string Entries, byte[] Content) ObjectStream(params (int Number, string Body)[] objects)
    {
        var index = new StringBuilder();
        var bodies = new StringBuilder();
        foreach (var (member, body) in objects)
        {
            index.Append(member).Append(' ').Append(bodies.Length).Append(' ');
            bodies.Append(body).Append('\n');
        }
        return ($"/Type /ObjStm /N {objects.Length} /First {index.Length}", Encoding.Latin1.GetBytes(index.ToString() + bodies));
    }

    internal CraftedPdf Trailer(string entries)
    {
        _trailer += " " + entries;
        return this;
    }

    internal CraftedPdf Raw(string text)
    {
        _bytes.AddRange(Encoding.Latin1.GetBytes(text));
        return this;
    }

    internal byte[] Bytes() => [.. _bytes, .. Encoding.Latin1.GetBytes($"trailer\n<< {_trailer} >>\nstartxref\n{_bytes.Count}\n%%EOF\n")];
}

using System.Text;

namespace Dragoman.Testing;

/// <summary>The smallest files that pass as what they are.</summary>
public static class SampleFiles
{
    /// <summary>A picture of 64 x 40 squares.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAoCAAAAABrpaM1AAAAMElEQVR42mO4AwU2UEAqn2HUgGFhALkaYfxRA4aHAaN5YdSA0fJg1IDR8mDUACQ+AIrveEzn0kB3AAAAAElFTkSuQmCC");

    public static byte[] Pdf { get; } = Encoding.ASCII.GetBytes("""
        %PDF-1.7
        1 0 obj
        << /Type /Catalog /Pages 2 0 R >>
        endobj
        2 0 obj
        << /Type /Pages /Kids [3 0 R] /Count 1 >>
        endobj
        3 0 obj
        << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>
        endobj
        trailer
        << /Root 1 0 R >>
        startxref
        180
        %%EOF

        """.ReplaceLineEndings("\n"));

    public static byte[] Text { get; } = Encoding.UTF8.GetBytes("TypeError: labels is undefined\n  at print (batch.js:42)\n");
}

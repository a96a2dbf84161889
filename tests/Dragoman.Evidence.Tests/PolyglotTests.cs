using System.IO.Compression;
using System.Text;
using static Dragoman.Evidence.Tests.CraftedPictures;

namespace Dragoman.Evidence.Tests;

/// <summary>One file, two readings: accepted as a picture here, opened as something else there.</summary>
public sealed class PolyglotTests
{
    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "PNG and HTML", [.. Png(320, 200), .. "<html><script>alert(1)</script>"u8] },
        { "PNG and ZIP", [.. Png(320, 200), .. Zip()] },
        { "PNG with a ZIP in a comment", WithComment(Zip()) },
        { "PNG and the rest of the picture it was cut from", [.. Png(320, 200), .. Noise(300)] },
        { "PNG and endless zeros", [.. Png(320, 200), .. new byte[200_000]] },
        { "JPEG and HTML", [.. Jpeg(320, 200), .. "<svg onload=alert(1)>"u8] },
        { "JPEG and JAR", [.. Jpeg(320, 200), .. Zip()] },
        { "JPEG with padding and JAR", [.. Jpeg(320, 200), .. Zip(), 0, 0, 0] },
        { "JPEG and PDF", [.. Jpeg(320, 200), .. CraftedPdf.Letter().Bytes()] },
        { "JPEG and program", [.. Jpeg(320, 200), .. "MZ\x90"u8, .. Noise(300)] },
        { "JPEG, film and page", [.. Jpeg(320, 200), .. PictureTests.Film(), .. "<html>"u8] },
        { "JPEG, page and Samsung trailer", [.. Jpeg(320, 200), .. "<script>alert(1)</script>SEFH"u8, .. "SEFT"u8] },
        { "JPEG, JAR and Samsung trailer in its comment", [.. Jpeg(320, 200), .. Zip("SEFHSEFT")] },
        { "WebP and HTML", [.. Webp(Lossy(320, 200)), .. "<html>"u8] },
        { "HTML and PDF", [.. "<html><script>alert(1)</script>"u8, .. CraftedPdf.Letter().Bytes()] },
        { "GIF and PDF", [.. "GIF89a/*"u8, .. CraftedPdf.Letter().Bytes()] },
        { "PDF and ZIP", [.. CraftedPdf.Letter().Bytes(), .. Zip()] },
        { "PDF in a ZIP's comment", [.. CraftedPdf.Letter().Bytes(), .. Zip("\nstartxref\n9\n%%EOF\n")] },
        { "PDF and HTML", [.. CraftedPdf.Letter().Bytes(), .. "<html>"u8] },
        { "Text and ZIP", [.. "a log line\n"u8, .. Zip()] },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_file_with_two_readings_is_refused(string what, byte[] content) =>
        Assert.False(Samples.Probe(content).Accepted, what);

    public static TheoryData<string, byte[]> Foreign => new()
    {
        { "GIF", [.. "GIF89a"u8, .. Noise(100)] },
        { "ZIP", Zip() },
        { "Windows program", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, .. Noise(100)] },
        { "Linux program", [0x7F, .. "ELF"u8, 2, 1, 1, 0, .. Noise(100)] },
        { "old Office file", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Noise(100)] },
        { "BMP", [.. "BM"u8, 0, 1, 0, 0, .. Noise(100)] },
        { "TIFF", [.. "II*\0"u8, .. Noise(100)] },
        { "HEIC", [0, 0, 0, 24, .. "ftypheic"u8, .. Noise(100)] },
        { "gzip", [0x1F, 0x8B, 8, 0, 0, 0, .. Noise(100)] },
        { "RTF", [.. "{\\rtf1\\ansi hello}"u8] },
        { "PostScript", [.. "%!PS-Adobe-3.0\nshowpage"u8] },
        { "shell script", [.. "#!/bin/sh\nrm -rf /\n"u8] },
        { "sound in RIFF", [.. "RIFF"u8, 20, 0, 0, 0, .. "WAVEfmt "u8, .. Noise(20)] },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void A_type_that_no_rule_names_is_not_allowed(string what, byte[] content)
    {
        var findings = Samples.Probe(content);

        Assert.Equal((what, "file.type_not_allowed"), (what, findings.Refusal));
        Assert.Equal((null, ".bin"), (findings.MediaType, findings.Extension));
    }

    private static byte[] Zip(string comment = "")
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.ASCII))
        {
            archive.Comment = comment;
            using var entry = archive.CreateEntry("a.txt").Open();
            entry.Write("hello"u8);
        }
        return bytes.ToArray();
    }

    /// <summary>Writes the archive so that its own comment field covers the rest of the picture.</summary>
    private static byte[] WithComment(byte[] zip)
    {
        const int behind = 4 + 12;
        zip[^2] = behind;
        return [.. PngSignature, .. PngHeader(320, 200), .. Chunk("IDAT", Packed(Noise(50))), .. Chunk("tEXt", zip), .. Chunk("IEND", [])];
    }
}

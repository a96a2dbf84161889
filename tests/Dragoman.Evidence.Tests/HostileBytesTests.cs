using System.Diagnostics;
using System.Text;
using CsCheck;

namespace Dragoman.Evidence.Tests;

/// <summary>Whatever the bytes, the probe answers: no exception, no long wait, nothing above the limits.</summary>
public sealed class HostileBytesTests
{
    private static readonly ProbeLimits s_limits = new(1_000_000, 2_000_000) { MaxPages = 20 };

    private static readonly byte[][] s_good =
    [
        Samples.Read("d001.png"), Samples.Read("d004.jpg"), Samples.Read("d017.jpg"), Samples.Read("d015.pdf"), Samples.Read("d026.pdf"),
        CraftedPictures.Webp(CraftedPictures.Canvas(320, 200), CraftedPictures.Lossy(320, 200)),
        CraftedPictures.Jpeg(320, 200), CraftedPictures.Png(320, 200),
        CraftedPdf.Outline().Packed(9, (3, "<< /Type /Page >>")).Bytes(),
        Encoding.UTF8.GetBytes("2026-09-14 发货提交失败 AE-ERR-4031\n"),
    ];

    private static readonly string[] s_pieces =
    [
        "obj", "endobj", "stream\n", "endstream", "<<", ">>", "[", "]", "(", ")", "/Kids", "/Count 9", "/Type/Pages", "/Type/Page", "/ObjStm",
        "/First 4", "/N 1", "/Filter/Fl", "1 0 obj", "2 0 R", "/Encrypt", "/ID[<00>]", "%", "\n", "<!--", "<script", "PK\x05\x06", "#", "/J#61",
    ];

    [Fact]
    public void Changed_files_never_break_the_probe() =>
        Gen.Select(Gen.OneOf(s_good), Gen.Select(Gen.Double.Unit, Gen.Byte).Array[1, 12]).Sample((good, changes) =>
        {
            var content = good.ToArray();
            foreach (var (where, value) in changes)
                content[(int)(where * (content.Length - 1))] = value;
            AssertSane(content);
        }, iter: 3_000);

    [Fact]
    public void Changes_in_the_structure_never_break_the_probe() =>
        Gen.Select(Gen.OneOf(s_good), Gen.Select(Gen.Double.Unit, Gen.OneOf(s_pieces), Gen.Bool).Array[1, 6]).Sample((good, pieces) =>
        {
            var content = good.ToList();
            foreach (var (where, piece, overwrites) in pieces)
            {
                var at = (int)(where * (content.Count - 1));
                var bytes = Encoding.Latin1.GetBytes(piece);
                if (overwrites)
                    content.RemoveRange(at, Math.Min(bytes.Length, content.Count - at));
                content.InsertRange(at, bytes);
            }
            AssertSane([.. content]);
        }, iter: 3_000);

    [Fact]
    public void A_picture_or_document_without_its_end_is_never_accepted() =>
        Gen.Select(Gen.OneOf(s_good[..^1]), Gen.Double.Unit).Sample((good, share) =>
        {
            var whole = good.AsSpan().TrimEnd("\r\n"u8).Length;
            var findings = AssertSane(good[..(int)(share * whole)]);
            // The first letters alone are letters.
            Assert.True(!findings.Accepted || (findings.MediaType == "text/plain" && whole * share < 12));
        }, iter: 3_000);

    [Fact]
    public void Anything_before_a_picture_is_never_accepted() =>
        Gen.Select(Gen.OneOf(s_good[..3]), Gen.Byte.Array[1, 64]).Sample((good, prefix) =>
            Assert.False(AssertSane([.. prefix, .. good]).Accepted), iter: 1_000);

    [Fact]
    public void Anything_behind_a_picture_is_never_accepted() =>
        Gen.Select(Gen.OneOf(s_good[..3]), Gen.Byte.Array[1, 64].Where(tail => tail.Any(value => value != 0))).Sample((good, tail) =>
            Assert.False(AssertSane([.. good, .. tail]).Accepted), iter: 1_000);

    [Fact]
    public void Random_bytes_are_never_a_picture_or_a_document()
    {
        byte[][] starts = [[], CraftedPictures.PngSignature, [0xFF, 0xD8, 0xFF], [.. "RIFF\x40\0\0\0WEBP"u8], [.. "%PDF-1.7\n"u8]];
        Gen.Select(Gen.OneOf(starts), Gen.Byte.Array[0, 400]).Sample((start, bytes) =>
        {
            var findings = AssertSane([.. start, .. bytes]);
            Assert.True(!findings.Accepted || findings.MediaType == "text/plain");
        }, iter: 20_000);
    }

    public static TheoryData<string> Repeated =>
    [
        "/", "/J", "/#4a", "obj", " obj(", "1 0 obj", "1 0 obj<<", "1 0 obj<</Kids[", "<<", "(", "(\\", "[", "%", "/Encrypt ", "/ID[(", "/Encrypt 1 0 R ",
        "1 0 obj<</First 0/N 9/Filter/Fl>>stream\n", "2 0 obj<</Type/Catalog/Pages 2 0 R/Kids[2 0 R 2 0 R]>>", "1 0 obj[1 0 R]", "startxref ", "%%EOF ",
    ];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void A_document_made_to_be_slow_is_not(string piece)
    {
        var text = new StringBuilder("%PDF-1.7\n", 10_000_000);
        while (text.Length < 9_900_000)
            text.Append(piece);
        AssertQuick(Encoding.Latin1.GetBytes(text + "\nstartxref\n9\n%%EOF\n"));
    }

    public static TheoryData<string, byte[], byte[]> RepeatedInPictures => new()
    {
        { "empty chunks", [.. CraftedPictures.PngSignature, .. CraftedPictures.PngHeader(99, 99)], CraftedPictures.Chunk("tEXt", []) },
        { "fill bytes", [0xFF, 0xD8], [0xFF] },
        { "restarts", CraftedPictures.Jpeg(99, 99)[..^2], [0xFF, 0xD0] },
        { "EXIF blocks", [0xFF, 0xD8], [0xFF, 0xE1, 0, 26, .. "Exif\0\0II*\0\x08\0\0\0\xFF\xFF"u8, 1, 2, 3, 4, 5, 6] },
        { "pictures behind the picture", [], CraftedPictures.Jpeg(99, 99) },
        { "archive ends", CraftedPictures.Png(99, 99), [.. "PK\x05\x06"u8] },
        { "tags", [.. "a "u8], [.. "<"u8] },
        { "lines", [.. "a "u8], [.. "\n"u8] },
        { "half characters", [], [0xB0] },
    };

    [Theory]
    [MemberData(nameof(RepeatedInPictures))]
    public void A_picture_or_text_made_to_be_slow_is_not(string what, byte[] start, byte[] piece)
    {
        Assert.NotEmpty(what);
        AssertQuick([.. start, .. Enumerable.Repeat(piece, 9_900_000 / piece.Length).SelectMany(bytes => bytes)]);
    }

    private static void AssertQuick(byte[] content)
    {
        var start = Stopwatch.GetTimestamp();
        FileProbe.Probe(content, ProbeLimits.Default);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static FileFindings AssertSane(byte[] content)
    {
        var findings = FileProbe.Probe(content, s_limits);
        if (findings.Width is { } width && findings.Height is { } height)
            Assert.InRange((long)width * height, 1, s_limits.MaxPixels);
        Assert.InRange(findings.Pages ?? 1, 1, s_limits.MaxPages);
        Assert.Equal(findings.Accepted, findings.Refusal is null);
        return findings;
    }
}

using static Dragoman.Evidence.Tests.CraftedPictures;

namespace Dragoman.Evidence.Tests;

public sealed class PictureTests
{
    [Fact]
    public void A_huge_picture_is_refused_by_its_header_alone()
    {
        Assert.Equal("file.too_many_pixels", Samples.Probe(Png(20_000, 20_000, depth: 1)).Refusal);
        Assert.Equal("file.too_many_pixels", Samples.Probe(Png(0x7FFFFFFF, 0x7FFFFFFF)).Refusal);
        Assert.Equal("file.too_many_pixels", Samples.Probe(Jpeg(65_535, 65_535)).Refusal);
        Assert.Equal("file.too_many_pixels", Samples.Probe(Webp(Lossless(16_384, 16_384))).Refusal);
        Assert.Equal("file.too_many_pixels", Samples.Probe(Webp(Canvas(16_777_216, 16_777_216), Lossy(10, 10))).Refusal);
    }

    [Fact]
    public void A_small_canvas_does_not_hide_a_huge_frame() =>
        Assert.Equal("file.too_many_pixels", Samples.Probe(Webp(Canvas(100, 100), Lossy(16_000, 16_000))).Refusal);

    [Fact]
    public void Forty_megapixels_are_fine_and_one_row_more_is_not()
    {
        Assert.True(Samples.Probe(Png(8_000, 5_000)).Accepted);
        Assert.Equal("file.too_many_pixels", Samples.Probe(Png(8_000, 5_001)).Refusal);
    }

    public static TheoryData<string, byte[], string> Sound => new()
    {
        { "PNG", Png(320, 200), "image/png" },
        { "PNG, palette", Png(320, 200, 4, 3), "image/png" },
        { "PNG, padded with zeros", [.. Png(320, 200), .. new byte[64]], "image/png" },
        { "JPEG, baseline", Jpeg(320, 200), "image/jpeg" },
        { "JPEG, progressive", Jpeg(320, 200, 0xC2), "image/jpeg" },
        { "JPEG, padded with zeros", [.. Jpeg(320, 200), .. new byte[512]], "image/jpeg" },
        { "JPEG, multi-picture", [.. Jpeg(320, 200), .. Jpeg(160, 100), 0, 0, .. Jpeg(80, 50)], "image/jpeg" },
        { "JPEG, motion photo", [.. Jpeg(320, 200), .. Film()], "image/jpeg" },
        { "JPEG, Samsung trailer", [.. Jpeg(320, 200), .. "\0\0\x30\x0AMotionPhoto_Data"u8, .. Film(), .. "SEFH...."u8, .. "\x10\0\0\0SEFT"u8], "image/jpeg" },
        { "WebP, lossy", Webp(Lossy(320, 200)), "image/webp" },
        { "WebP, lossless", Webp(Lossless(320, 200)), "image/webp" },
        { "WebP, extended", Webp(Canvas(320, 200), WebpChunk("EXIF", 1, 2, 3), Lossy(320, 200)), "image/webp" },
    };

    [Theory]
    [MemberData(nameof(Sound))]
    public void A_sound_picture_is_accepted_with_its_size(string what, byte[] content, string mediaType)
    {
        var findings = Samples.Probe(content);

        Assert.True(findings.Accepted, what + ": " + findings.Refusal);
        Assert.Equal((mediaType, 320, 200), (findings.MediaType, findings.Width, findings.Height));
    }

    public static TheoryData<string, byte[], string> Broken => new()
    {
        { "PNG without picture data", [.. PngSignature, .. PngHeader(320, 200), .. Chunk("IEND", [])], "file.damaged" },
        { "PNG without end", Png(320, 200)[..^12], "file.truncated" },
        { "PNG of a signature only", PngSignature, "file.truncated" },
        { "PNG with a wrong header checksum", Changed(Png(320, 200), at: 29), "file.damaged" },
        { "PNG with a wrong data checksum", Changed(Png(320, 200), at: 60), "file.damaged" },
        { "PNG with two headers", [.. PngSignature, .. PngHeader(320, 200), .. PngHeader(32, 20), .. Chunk("IDAT", [1]), .. Chunk("IEND", [])], "file.damaged" },
        { "PNG of an impossible depth", Png(320, 200, 16, 3), "file.damaged" },
        { "PNG of no width", Png(0, 200), "file.damaged" },
        { "PNG wider than 31 bits", Png(0x80000000, 1), "file.damaged" },
        { "JPEG without end", Jpeg(320, 200)[..^2], "file.truncated" },
        { "JPEG without frame", [0xFF, 0xD8, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xFF, 0xD9], "file.damaged" },
        { "JPEG without scan", [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 200, 1, 64, 1, 1, 0x11, 0, 0xFF, 0xD9], "file.damaged" },
        { "JPEG of no height", Jpeg(320, 0), "file.damaged" },
        { "JPEG, lossless", Jpeg(320, 200, 0xC3), "file.damaged" },
        { "JPEG with a segment past its end", [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 1], "file.truncated" },
        { "JPEG with a second frame", Jpeg(320, 200, segment: [0xFF, 0xC0, 0, 11, 8, 0, 10, 0, 10, 1, 1, 0x11, 0]), "file.damaged" },
        { "WebP cut off", Webp(Lossy(320, 200))[..^4], "file.truncated" },
        { "WebP without a picture", Webp(Canvas(320, 200)), "file.damaged" },
        { "WebP that starts with a later frame", Webp(WebpChunk("VP8 ", [0x11, 0, 0, 0x9D, 0x01, 0x2A, 64, 1, 200, 0, 1, 2])), "file.damaged" },
        { "WebP with a chunk past its end", [.. "RIFF"u8, 12, 0, 0, 0, .. "WEBPVP8 "u8, 99, 0, 0, 0], "file.damaged" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_picture_is_refused(string what, byte[] content, string refusal) =>
        Assert.Equal((what, refusal), (what, Samples.Probe(content).Refusal));

    [Theory]
    [InlineData(0, 8, 1)]
    [InlineData(2, 8, 3)]
    [InlineData(4, 16, 2)]
    [InlineData(6, 8, 4)]
    public void One_colour_all_over_is_blank_and_a_single_speck_is_not(byte colourType, byte depth, int samples)
    {
        var pixel = samples * depth / 8;
        var row = 1 + 400 * pixel;
        var rows = Enumerable.Repeat((byte)0x5A, row * 300).ToArray();
        for (var filter = 0; filter < rows.Length; filter += row)
            rows[filter] = 0;
        Assert.Equal("file.blank", Samples.Probe(Png(400, 300, depth, colourType, Packed(rows))).Refusal);

        rows[row * 250 + 77] ^= 1;
        Assert.True(Samples.Probe(Png(400, 300, depth, colourType, Packed(rows))).Accepted);
    }

    private static byte[] Changed(byte[] content, int at)
    {
        content[at] ^= 0x40;
        return content;
    }

    internal static byte[] Film() =>
        [0, 0, 0, 16, .. "ftypmp42"u8, 0, 0, 0, 0, 0, 0, 0, 28, .. "mdat"u8, .. Noise(20), 0, 0, 0, 8, .. "moov"u8];
}

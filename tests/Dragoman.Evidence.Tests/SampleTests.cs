namespace Dragoman.Evidence.Tests;

public sealed class SampleTests
{
    [Theory]
    [InlineData("d001.png", "image/png", null, 1240, 720, null)]
    [InlineData("d004.jpg", "image/jpeg", null, 672, 384, null)]
    [InlineData("d017.jpg", "image/jpeg", null, 1000, 1210, null)]
    [InlineData("d015.pdf", "application/pdf", null, null, null, 1)] // owner password only: opens without one
    [InlineData("d016.pdf", "application/pdf", null, null, null, 1)] // a scan
    [InlineData("d026.pdf", "application/pdf", null, null, null, 1)]
    [InlineData("d059.pdf", "image/png", null, 784, 441, null)] // a PNG by another name
    [InlineData("d054.png", "image/png", "file.blank", null, null, null)]
    [InlineData("d055.jpg", "image/jpeg", "file.blank", null, null, null)]
    [InlineData("d058.png", "image/png", "file.too_small", null, null, null)]
    [InlineData("d060.png", null, "file.type_not_allowed", null, null, null)] // HTML
    [InlineData("d061.jpg", "image/jpeg", "file.truncated", null, null, null)]
    [InlineData("d062.pdf", "application/pdf", "file.active_content", null, null, null)]
    [InlineData("d063.pdf", "application/pdf", "file.encrypted", null, null, null)]
    [InlineData("d065.svg", null, "file.type_not_allowed", null, null, null)]
    public void A_sample_is_told_for_what_it_is(string file, string? mediaType, string? refusal, int? width, int? height, int? pages)
    {
        var findings = Samples.Probe(Samples.Read(file));

        Assert.Equal((mediaType, width, height, pages, refusal),
            (findings.MediaType, findings.Width, findings.Height, findings.Pages, findings.Refusal));
        Assert.Equal(refusal is null, findings.Accepted);
    }

    [Fact]
    public void A_phones_orientation_is_read_from_the_picture() =>
        Assert.Equal(6, Samples.Probe(Samples.Read("d017.jpg")).Orientation);

    [Fact]
    public void A_picture_named_as_a_document_shows_in_its_ending()
    {
        var findings = Samples.Probe(Samples.Read("d059.pdf"));

        Assert.False(FileNames.EndingFits("appeal letter.pdf", findings.Extension));
        Assert.Equal("appeal letter.png", FileNames.SafeName("appeal letter.pdf", findings.Extension));
    }

    [Fact]
    public void Nothing_is_an_empty_file() => Assert.Equal("file.empty", Samples.Probe([]).Refusal);

    [Fact]
    public void A_file_over_the_limit_is_refused_unread()
    {
        var picture = Samples.Read("d001.png");

        Assert.Equal("file.too_large", FileProbe.Probe(picture, new ProbeLimits(picture.Length - 1, 40_000_000)).Refusal);
        Assert.True(FileProbe.Probe(picture, new ProbeLimits(picture.Length, 40_000_000)).Accepted);
    }
}

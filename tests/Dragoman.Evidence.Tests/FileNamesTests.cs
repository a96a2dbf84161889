using System.Globalization;
using CsCheck;

namespace Dragoman.Evidence.Tests;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("发货报错截图.png", ".png", "发货报错截图.png")]
    [InlineData("Screenshot 2026-10-02 at 19.20.11.png", ".png", "Screenshot 2026-10-02 at 19.20.11.png")]
    [InlineData("Screenshot 2026-10-02 at 19.20.11", ".png", "Screenshot 2026-10-02 at 19.20.11.png")]
    [InlineData("申诉书 (1).pdf", ".pdf", "申诉书 (1).pdf")]
    [InlineData("IMG_4471.JPG", ".jpg", "IMG_4471.JPG")]
    [InlineData("photo.jpeg", ".jpg", "photo.jpeg")]
    [InlineData("console.log", ".txt", "console.log")]
    [InlineData("appeal letter.pdf", ".png", "appeal letter.png")]
    [InlineData("invoice.pdf.exe", ".pdf", "invoice.pdf")]
    [InlineData("a.pdf.pdf.pdf", ".pdf", "a.pdf")]
    [InlineData("C:\\Users\\me\\shot.png", ".png", "shot.png")]
    [InlineData("../../etc/passwd", ".txt", "passwd.txt")]
    [InlineData("gpj.\u202Eexe.png", ".png", "gpj.exe.png")]
    [InlineData("sho\u200Bt\u00AD\uFEFF\u0007.png", ".png", "shot.png")]
    [InlineData("a<b>:\"|?*c.png", ".png", "abc.png")]
    [InlineData("a\r\nSet-Cookie b.png", ".png", "aSet-Cookie b.png")]
    [InlineData("a \u00A0\u3000 b.png", ".png", "a b.png")]
    [InlineData("  ..  .png", ".png", "png.png")]
    [InlineData(".png", ".png", "png.png")]
    [InlineData("", ".png", "file.png")]
    [InlineData(null, ".webp", "file.webp")]
    [InlineData("\u3164\u2800", ".pdf", "file.pdf")]
    [InlineData("CON.png", ".png", "_CON.png")]
    [InlineData("lpt1", ".txt", "_lpt1.txt")]
    [InlineData("x.png", "../evil", "x.bin")]
    public void A_name_comes_out_safe(string? uploadName, string extension, string expected) =>
        Assert.Equal(expected, FileNames.SafeName(uploadName, extension));

    [Fact]
    public void A_long_name_keeps_its_end()
    {
        var name = FileNames.SafeName(new string('a', 5_000) + " page 2.pdf", ".pdf");

        Assert.True(name.Length <= FileNames.MaxLength);
        Assert.EndsWith("aaa page 2.pdf", name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_is_not_cut_through_a_character()
    {
        var name = FileNames.SafeName(string.Concat(Enumerable.Repeat("📦", 100)) + "1.png", ".png");

        Assert.DoesNotContain('\uFFFD', name);
        Assert.False(char.IsLowSurrogate(name[0]));
    }

    [Theory]
    [InlineData("a.png", ".png", true)]
    [InlineData("a.JPEG", ".jpg", true)]
    [InlineData("a.log", ".txt", true)]
    [InlineData("a", ".pdf", true)]
    [InlineData("a.pdf", ".png", false)]
    [InlineData("a.png", ".txt", false)]
    public void An_ending_that_pretends_does_not_fit(string uploadName, string extension, bool fits) =>
        Assert.Equal(fits, FileNames.EndingFits(uploadName, extension));

    [Fact]
    public void Whatever_comes_in_a_safe_name_goes_out_and_stays_as_it_is()
    {
        var hostile = Gen.OneOf(Gen.Char, Gen.Char['\u0000', '\u007F'], Gen.OneOf('.', ' ', '/', '\\', '\u202E', '\u200D', '\uD83D', '\uDCE6', 'p', 'd', 'f'));
        Gen.Select(hostile.Array[0, 300].Select(letters => new string(letters)), Gen.OneOf(".png", ".jpg", ".webp", ".pdf", ".txt", ".bin"))
            .Sample((uploadName, extension) =>
            {
                var name = FileNames.SafeName(uploadName, extension);
                Assert.InRange(name.Length, extension.Length + 1, FileNames.MaxLength);
                Assert.True(FileNames.EndingFits(name, extension));
                Assert.Equal(-1, name.AsSpan().IndexOfAny("<>:\"/\\|?*"));
                Assert.All(name.EnumerateRunes(), rune => Assert.False(System.Text.Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator));
                Assert.True(name.IsNormalized());
                Assert.Equal(name, FileNames.SafeName(name, extension));
            }, iter: 20_000);
    }
}

using System.Text;

namespace Dragoman.Evidence.Tests;

public sealed class PdfTests
{
    [Fact]
    public void A_page_is_counted_wherever_it_is_packed()
    {
        Assert.Equal(1, Accepted(CraftedPdf.Letter()));
        Assert.Equal(1, Accepted(CraftedPdf.Outline().Packed(9, (3, "<< /Type /Page >>"))));
        Assert.Equal(2, Accepted(new CraftedPdf().Packed(9,
            (1, "<< /Type /Catalog /Pages 2 0 R >>"), (2, "<< /Type /Pages /Kids 8 0 R /Count 2 >>"),
            (8, "[3 0 R 4 0 R]"), (3, "<< /Type /Page >>"), (4, "<< /Type /Page >>"))));
    }

    [Fact]
    public void Links_and_a_first_view_are_not_active() =>
        Assert.Equal(1, Accepted(CraftedPdf.Letter().Object(4, "<< /Type /Catalog /Pages 2 0 R /OpenAction [3 0 R /Fit] >>")
            .Object(5, "<< /Subtype /Link /A << /S /URI /URI (https://seller.example/help) >> >>")));

    [Fact]
    public void Two_hundred_pages_are_fine_and_one_more_is_not()
    {
        Assert.Equal(200, Accepted(Pages(200, stated: 200)));
        Assert.Equal("file.too_many_pages", Refusal(Pages(201, stated: 201)));
    }

    [Fact]
    public void A_lying_page_count_does_not_help()
    {
        Assert.Equal("file.too_many_pages", Refusal(Pages(5_000, stated: 1)));
        Assert.Equal("file.too_many_pages", Refusal(Pages(1, stated: 1_000_000_000)));
        Assert.Equal("file.too_many_pages", Refusal(CraftedPdf.Outline().Raw("").Object(3, "<< /Type /Page >>")
            .Object(2, $"<< /Type /Pages /Count 1 /Kids [{string.Concat(Enumerable.Repeat("3 0 R ", 300))}] >>")));
    }

    [Fact]
    public void A_page_tree_that_bites_its_tail_is_refused() =>
        Assert.Equal("file.too_many_pages", Refusal(CraftedPdf.Outline().Object(3, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1 >>")));

    [Fact]
    public void A_document_without_pages_is_damaged()
    {
        Assert.Equal("file.damaged", Refusal(new CraftedPdf().Object(1, "<< /Type /Catalog >>")));
        Assert.Equal("file.damaged", Refusal(new CraftedPdf().Object(1, "<< /Type /Catalog /Pages 2 0 R >>")));
    }

    [Fact]
    public void A_picture_inside_is_held_to_the_pixel_limit() =>
        Assert.Equal("file.too_many_pixels", Refusal(CraftedPdf.Letter()
            .Stream(4, "/Subtype /Image /Width 30000 /Height 30000 /Filter /FlateDecode", [1, 2, 3])));

    [Fact]
    public void A_cut_off_document_is_truncated()
    {
        var letter = CraftedPdf.Letter().Bytes();

        Assert.Equal("file.truncated", Samples.Probe(letter[..^8]).Refusal);
        Assert.Equal("file.truncated", Samples.Probe([.. letter, .. "3 0 obj\n<< /Type /Pa"u8]).Refusal);
    }

    [Fact]
    public void White_space_around_a_document_is_fine() =>
        Assert.True(Samples.Probe([0xEF, 0xBB, 0xBF, 13, 10, .. CraftedPdf.Letter().Bytes(), 13, 10, 0]).Accepted);

    public static TheoryData<string> Active =>
    [
        "<< /S /JavaScript /JS (app.alert(1)) >>",
        "<< /S /J#61vaScript /JS 9 0 R >>",
        "<< /S/#4a#61#76#61#53#63#72#69#70#74/#4A#53(x)>>",
        "<< /#4AS (x) >>",
        "<< /S /Launch /F (cmd.exe) >>",
        "<< /Names << /EmbeddedFiles 9 0 R >> >>",
        "<< /Type /Filespec /F (a.exe) /EF << /F 9 0 R >> >>",
        "<< /AcroForm << /XFA 9 0 R >> >>",
        "<< /Subtype /RichMedia >>",
        "<< /S /Rendition >>",
        "<< /S /SubmitForm /F (https://evil.example) >>",
        "<< /S /ImportData >>",
        "<< /S /GoToE >>",
        "<< /Subtype /FileAttachment >>",
        "<< /Subtype /3D >>",
        "[ << /OpenAction << /S /JavaScript >> >> ]",
    ];

    [Theory]
    [MemberData(nameof(Active))]
    public void Active_content_is_found_in_plain_and_packed_objects(string body)
    {
        Assert.Equal("file.active_content", Refusal(CraftedPdf.Letter().Object(4, body)));
        Assert.Equal("file.active_content", Refusal(CraftedPdf.Letter().Packed(9, (4, body))));
    }

    public static TheoryData<string, CraftedPdfCase> Hidden => new()
    {
        { "between comments", new(() => CraftedPdf.Letter().Raw("4 % 0 obj\n 0 obj << /S % >>\n /JavaScript >>")) },
        { "behind a string that never ends", new(() => CraftedPdf.Letter().Raw("( ((( 4 0 obj << /S /JavaScript >> endobj\n")) },
        { "in the data of another stream", new(() => CraftedPdf.Letter().Stream(5, "", "4 0 obj << /S /JavaScript >> endobj"u8.ToArray())) },
        { "in a stream whose type is written in code", new(() => Renamed("/Type /ObjStm", "/Type /#4fbj#53tm")) },
        { "in a stream without type", new(() => Renamed("/Type /ObjStm", "")) },
        { "in a stream whose type stands elsewhere", new(() => Renamed("/Type /ObjStm", "/Type 8 0 R")) },
        { "in a stream behind a comment", new(() => Renamed("/Type /ObjStm", "% >> endobj\n /Type /ObjStm")) },
        { "in a stream with the filter's short name", new(() => Renamed("/Type", "/Filter [/Fl] /Type", filter: "")) },
        { "in a stream that is not packed", new(() =>
        {
            var (entries, content) = CraftedPdf.ObjectStream((4, "<< /S /JavaScript >>"));
            return CraftedPdf.Letter().Stream(9, entries, content);
        }) },
    };

    [Theory]
    [MemberData(nameof(Hidden))]
    public void Hiding_active_content_does_not_help(string where, CraftedPdfCase hidden) =>
        Assert.Equal((where, "file.active_content"), (where, Refusal(hidden.Make())));

    [Theory]
    [InlineData("/Filter /LZWDecode")]
    [InlineData("/Filter [/ASCIIHexDecode /FlateDecode]")]
    [InlineData("/Filter [/FlateDecode /FlateDecode]")]
    [InlineData("/Filter 8 0 R")]
    [InlineData("/Filter /FlateDecode /Filter /LZWDecode")]
    [InlineData("/Filter /FlateDecode /DecodeParms << /Predictor 12 >>")]
    public void Objects_packed_so_that_they_cannot_be_checked_are_refused(string filter) =>
        Assert.Equal("file.damaged", Refusal(Renamed("/Type", "/Type", filter)));

    [Fact]
    public void Objects_whose_packing_breaks_off_are_refused()
    {
        var (entries, content) = CraftedPdf.ObjectStream((4, "<< /Title (" + new string('x', 500) + ") >>"));
        var packed = CraftedPictures.Packed(content);
        packed[packed.Length / 2] ^= 0xFF;

        Assert.Equal("file.damaged", Refusal(CraftedPdf.Letter().Stream(9, entries + " /Filter /FlateDecode", packed)));
    }

    [Fact]
    public void A_length_that_lies_does_not_hide_the_end_of_packed_objects()
    {
        var (entries, content) = CraftedPdf.ObjectStream((4, "<< /Title (endstream endobj) >>"), (5, "<< /S /JavaScript >>"));
        using var stored = new MemoryStream();
        using (var deflater = new System.IO.Compression.ZLibStream(stored, System.IO.Compression.CompressionLevel.NoCompression, leaveOpen: true))
            deflater.Write(content);

        Assert.Equal("file.active_content", Refusal(CraftedPdf.Letter().Object(8, "0").Stream(9, entries + " /Length 8 0 R /Filter /FlateDecode", stored.ToArray())));
    }

    [Fact]
    public void A_bomb_is_not_unpacked_to_its_end()
    {
        var (entries, _) = CraftedPdf.ObjectStream((4, "<< >>"));
        var flat = CraftedPdf.Letter().Stream(9, entries + " /Filter /FlateDecode", CraftedPictures.Packed(new byte[50_000_000]));
        Assert.Equal("file.bomb", Refusal(flat));

        var many = CraftedPdf.Letter();
        var part = CraftedPictures.Packed([.. Encoding.Latin1.GetBytes("4 0 "), .. new byte[1_000_000]]);
        for (var number = 10; number < 40; number++)
            many.Stream(number, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", part);
        Assert.Equal("file.bomb", Refusal(many));
    }

    private static CraftedPdf Renamed(string from, string to, string filter = "/Filter /FlateDecode")
    {
        var (entries, content) = CraftedPdf.ObjectStream((4, "<< /S /JavaScript >>"));
        return CraftedPdf.Letter().Stream(9, entries.Replace(from, to, StringComparison.Ordinal) + " " + filter, CraftedPictures.Packed(content));
    }

    private static CraftedPdf Pages(int count, int stated)
    {
        var document = new CraftedPdf().Object(1, "<< /Type /Catalog /Pages 2 0 R >>");
        var kids = string.Join(' ', Enumerable.Range(3, count).Select(number => $"{number} 0 R"));
        document.Object(2, $"<< /Type /Pages /Kids [{kids}] /Count {stated} >>");
        foreach (var number in Enumerable.Range(3, count))
            document.Object(number, "<< /Type /Page >>");
        return document;
    }

    private static int? Accepted(CraftedPdf document)
    {
        var findings = Samples.Probe(document.Bytes());
        Assert.Null(findings.Refusal);
        return findings.Pages;
    }

    private static string? Refusal(CraftedPdf document) => Samples.Probe(document.Bytes()).Refusal;

    public sealed class CraftedPdfCase
    {
        private readonly Func<CraftedPdf> _make;
        internal CraftedPdfCase(Func<CraftedPdf> make) => _make = make;
        internal CraftedPdf Make() => _make();
    }
}

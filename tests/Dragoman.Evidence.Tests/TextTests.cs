using System.Text;

namespace Dragoman.Evidence.Tests;

public sealed class TextTests
{
    private const string Chinese = "2026-09-14 16:42:09 发货提交失败，错误代码 AE-ERR-4031，请稍后重试。\n";

    public static TheoryData<string, byte[], string> Sound => new()
    {
        { "ASCII log", "16:42 GET /api/labels 500 AE-ERR-217\r\n"u8.ToArray(), "utf-8" },
        { "UTF-8", Encoding.UTF8.GetBytes(Chinese), "utf-8" },
        { "UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Chinese)], "utf-8" },
        { "UTF-16 little endian", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Chinese + "😀")], "utf-16le" },
        { "UTF-16 big endian", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Chinese)], "utf-16be" },
        { "GB18030", Chinese18030(Chinese), "gb18030" },
        { "colours and progress of a terminal", "\x1B[31mfailed\x1B[0m 10%\b\b\b20%\n"u8.ToArray(), "utf-8" },
        { "a console that quotes a page", "SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON\n<html>\n<head><title>502 Bad Gateway</title>\n"u8.ToArray(), "utf-8" },
        { "a log that starts with a time in brackets", "<2026-09-14> error\n"u8.ToArray(), "utf-8" },
    };

    [Theory]
    [MemberData(nameof(Sound))]
    public void Plain_text_is_accepted_with_its_encoding(string what, byte[] content, string encoding)
    {
        var findings = Samples.Probe(content);

        Assert.True(findings.Accepted, what + ": " + findings.Refusal);
        Assert.Equal(("text/plain", ".txt", encoding), (findings.MediaType, findings.Extension, findings.TextEncoding));
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "HTML", "\n  <!DOCTYPE html><p>hello"u8.ToArray(), "file.type_not_allowed" },
        { "HTML behind a mark", [0xEF, 0xBB, 0xBF, .. "<HTML>"u8], "file.type_not_allowed" },
        { "HTML in UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<html><script>alert(1)</script>")], "file.type_not_allowed" },
        { "a bare script", "<script>alert(1)</script>"u8.ToArray(), "file.type_not_allowed" },
        { "SVG", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "file.type_not_allowed" },
        { "XML", "<?xml version='1.0'?><a/>"u8.ToArray(), "file.type_not_allowed" },
        { "XML without declaration", "<x:y xmlns:x='urn:a'/>"u8.ToArray(), "file.type_not_allowed" },
        { "a script on the second line", "hello\n  <script>alert(1)</script>"u8.ToArray(), "file.type_not_allowed" },
        { "a zero byte", "hello\0world"u8.ToArray(), "file.type_not_allowed" },
        { "a zero in UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a\0b")], "file.type_not_allowed" },
        { "bell and delete", "\x07hello\x7F"u8.ToArray(), "file.type_not_allowed" },
        { "white space", " \r\n\t "u8.ToArray(), "file.empty" },
        { "Latin-1", Encoding.Latin1.GetBytes("La etiqueta no se generó. ¿Qué más? Pâté, straße, à la carte."), "file.encoding" },
        { "half a character", Encoding.UTF8.GetBytes("错误：发货提交失败，请稍后重试")[..^1], "file.encoding" },
        { "half a UTF-16 unit", [0xFF, 0xFE, .. "abc"u8], "file.encoding" },
        { "half a surrogate pair", [0xFF, 0xFE, 0x41, 0, 0x3D, 0xD8], "file.encoding" },
        { "swapped surrogates", [0xFF, 0xFE, 0x00, 0xDE, 0x3D, 0xD8], "file.encoding" },
        { "Shift JIS", [0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x82, 0xC5, 0x82, 0xB7, 0x81, 0x42, 0x0A], "file.encoding" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_plain_text_is_refused(string what, byte[] content, string refusal) =>
        Assert.Equal((what, refusal), (what, Samples.Probe(content).Refusal));

    private static byte[] Chinese18030(string text) => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text);
}

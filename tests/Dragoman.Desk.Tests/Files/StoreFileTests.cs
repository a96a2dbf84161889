using System.Buffers.Binary;
using System.Security.Cryptography;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Files;
using Dragoman.Desk.Files.Open;
using Dragoman.Desk.Files.Store;

namespace Dragoman.Desk.Tests.Files;

public sealed class StoreFileTests
{
    private static Task<Outcome<StoredFile>> Store(TestDesk desk, Actor owner, byte[] content, string? name = "file.png") =>
        desk.Do((StoreFile h) => h.Handle(name, new MemoryStream(content), owner));

    public static TheoryData<byte[], string, string, string> Kinds() => new()
    {
        { SampleFiles.Png, "screen.png", "image/png", "screen.png" },
        { SampleFiles.Pdf, "paper.pdf", "application/pdf", "paper.pdf" },
        { SampleFiles.Text, "console.log", "text/plain", "console.log" },
        { SampleFiles.Png, "renamed.pdf", "image/png", "renamed.png" },
        { SampleFiles.Pdf, "屏幕截图", "application/pdf", "屏幕截图.pdf" },
        { SampleFiles.Png, "../../etc/passwd", "image/png", "passwd.png" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_file_is_told_by_its_content_not_by_its_name(byte[] content, string name, string mediaType, string keptAs)
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var file = (await Store(desk, await desk.Seller(), content, name)).OrThrow();
        Assert.Equal((mediaType, keptAs, content.Length), (file.MediaType, file.Name, file.Bytes));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.Sha256);
    }

    public static TheoryData<byte[], string> Refused() => new()
    {
        { [], "file.empty" },
        { SampleFiles.Png[..^20], "file.truncated" },
        { SampleFiles.Pdf[..^10], "file.truncated" },
        { [.. "MZ"u8, .. new byte[200]], "file.type_not_allowed" },
        { [.. "<!doctype html><script>alert(1)</script>"u8], "file.type_not_allowed" },
        { [.. "PK\u0003\u0004"u8, .. new byte[100]], "file.type_not_allowed" },
        { Huge(), "file.too_many_pixels" },
        { new byte[10 * 1024 * 1024 + 1], "file.too_large" },
    };

    /// <summary>A picture that says it has 50 megapixels.</summary>
    private static byte[] Huge()
    {
        var png = SampleFiles.Png.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 10_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 5_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
                crc = (crc & 1) == 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task What_is_no_evidence_is_refused_with_a_code(byte[] content, string code)
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        Assert.Equal(code, Assert.Single((await Store(desk, await desk.Seller(), content)).Refusal!.Faults).Code);
    }

    [Theory, OnEachDatabase]
    public async Task What_was_stored_comes_back_byte_by_byte(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        var seller = await desk.Seller();
        var file = (await Store(desk, seller, SampleFiles.Pdf, null)).OrThrow();
        var opened = (await desk.Do((OpenFile h) => h.Handle(file.Id, seller))).OrThrow();
        await using var content = opened.Content;
        var read = new MemoryStream();
        await content.CopyToAsync(read);
        Assert.Equal(SampleFiles.Pdf, read.ToArray());
        Assert.Equal(1, opened.File.Pages);
    }

    [Fact]
    public async Task The_same_content_is_kept_once_but_belongs_to_each_who_sent_it()
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var (one, two) = (await desk.Seller(), await desk.Seller());
        var first = (await Store(desk, one, SampleFiles.Png)).OrThrow();
        var second = (await Store(desk, two, SampleFiles.Png)).OrThrow();
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(first.Sha256, second.Sha256);
        Assert.Equal(Refusal.NotFound, (await desk.Do((OpenFile h) => h.Handle(first.Id, two))).Refusal);
    }

    [Fact]
    public async Task Many_uploads_of_the_same_content_at_once_all_arrive()
    {
        await using var desk = await TestDesk.Open(TestDatabase.Sqlite);
        var seller = await desk.Seller();
        var stored = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Store(desk, seller, SampleFiles.Png))));
        foreach (var one in stored)
            await (await desk.Do((OpenFile h) => h.Handle(one.OrThrow().Id, seller))).OrThrow().Content.DisposeAsync();
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_files_no_evidence_uploads_nothing(TestDatabase database)
    {
        await using var desk = await TestDesk.Open(database);
        foreach (var other in new[] { Actor.Anonymous, await desk.Partner(), await desk.Staff(Role.Mediator) })
            Assert.Equal(RefusalKind.Forbidden, (await Store(desk, other, SampleFiles.Png)).Refusal?.Kind);
    }
}

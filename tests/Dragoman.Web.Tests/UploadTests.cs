using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Dragoman.Testing;
using Dragoman.Web.Tests.Parts;

namespace Dragoman.Web.Tests;

public class UploadTests(Desks desks)
{
    private const int Limit = 10 * 1024 * 1024;

    [Fact]
    public async Task An_upload_says_what_was_found_in_it()
    {
        var seller = await (await desks.Shared).Seller();
        var reply = (await seller.Api.Upload(SampleFiles.Png, "screen.png", "image/png")).Is(201).Has("id:string", "name:string", "mediaType:string", "bytes:number", "sha256:string");
        Assert.Equal("image/png", reply.String("mediaType"));
        Assert.Equal(SampleFiles.Png.Length, reply.Json.GetProperty("bytes").GetInt32());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Png)), reply.String("sha256"));
        Assert.Equal($"/api/v1/files/{reply.Id()}", reply.Header("Location"));
    }

    [Fact]
    public async Task The_same_picture_sent_twice_fills_two_slots_with_one_content()
    {
        var seller = await (await desks.Shared).Seller();
        var first = (await seller.Api.Upload(SampleFiles.Png, "screen.png")).Is(201);
        var second = (await seller.Api.Upload(SampleFiles.Png, "screen.png")).Is(201);
        Assert.NotEqual(first.Id(), second.Id());
        Assert.Equal(first.String("sha256"), second.String("sha256"));
    }

    [Theory]
    [InlineData("program.exe"), InlineData("picture.png"), InlineData("notes.txt")]
    public async Task A_program_is_refused_whatever_it_is_called(string name)
    {
        var program = new byte[4096];
        "MZ"u8.CopyTo(program);
        RandomNumberGenerator.Fill(program.AsSpan(2));
        var reply = await (await (await desks.Shared).Seller()).Api.Upload(program, name, "image/png");
        reply.IsProblem(422);
        Assert.StartsWith("file.", reply.Code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("screen.pdf"), InlineData("screen.exe"), InlineData("screen.html"), InlineData("screen")]
    public async Task A_renamed_picture_is_taken_for_what_it_is(string name)
    {
        var seller = await (await desks.Shared).Seller();
        var reply = (await seller.Api.Upload(SampleFiles.Png, name, "text/html")).Is(201);
        Assert.Equal("image/png", reply.String("mediaType"));
        Assert.EndsWith(".png", reply.String("name"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd"), InlineData("C:\\Windows\\win.ini"), InlineData("a\u202Egnp.exe"), InlineData("...."), InlineData("con"), InlineData("名前と空白 と.png")]
    public async Task A_name_is_made_safe(string name)
    {
        var seller = await (await desks.Shared).Seller();
        var kept = (await seller.Api.Upload(SampleFiles.Png, name)).Is(201).String("name");
        Assert.Equal(kept, Path.GetFileName(kept));
        Assert.DoesNotContain(kept, c => char.IsControl(c) || c is '/' or '\\' or '\u202E' or '"');
        Assert.False(kept.StartsWith('.'));
    }

    [Fact]
    public async Task An_empty_and_a_truncated_file_are_told_apart()
    {
        var seller = await (await desks.Shared).Seller();
        (await seller.Api.Upload([], "empty.png")).IsProblem(422, "file.empty");
        (await seller.Api.Upload(SampleFiles.Png[..^20], "half.png")).IsProblem(422, "file.truncated");
    }

    [Fact]
    public async Task Ten_megabytes_are_taken_and_one_byte_more_is_not()
    {
        var seller = await (await desks.Shared).Seller();
        var text = new byte[Limit + 1];
        for (var i = 0; i < text.Length; i++)
            text[i] = i % 80 == 79 ? (byte)'\n' : (byte)('a' + i % 26);
        (await seller.Api.Upload(text[..Limit], "console.log")).Is(201);
        var refused = (await seller.Api.Upload(text, "console.log")).IsProblem(422, "file.too_large");
        Assert.Contains("10 MB", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_far_beyond_the_limit_is_cut_off()
    {
        var seller = await (await desks.Shared).Seller();
        try
        {
            (await seller.Api.Upload(new byte[40 * 1024 * 1024], "huge.bin")).IsProblem(413, "too_large");
        }
        catch (HttpRequestException)
        {
            // The server may close the connection while the rest is still being sent.
        }
        (await seller.Api.Get("/api/v1/me")).Is(200);
    }

    [Fact]
    public async Task A_picture_of_more_than_40_megapixels_is_refused_before_it_is_decoded()
    {
        var seller = await (await desks.Shared).Seller();
        (await seller.Api.Upload(PngOf(8000, 5001), "wall.png")).IsProblem(422, "file.too_many_pixels");
    }

    [Fact]
    public async Task Ten_files_go_with_a_request_and_eleven_do_not()
    {
        var desk = await desks.Shared;
        var seller = await desk.Seller();
        var request = await desk.CompleteRequest(seller);
        var files = new List<Guid>();
        while (files.Count < 11)
            files.Add(await seller.Screenshot());
        request["files"] = files;
        (await seller.Api.Post("/api/v1/requests", request)).IsProblem(422, "file.too_many");
        request["files"] = files[..10];
        var number = (await seller.Api.Post("/api/v1/requests", request)).Is(201).String("number");
        (await seller.Api.Post($"/api/v1/requests/{number}/messages", new { text = "More", files })).IsProblem(422, "file.too_many");
    }

    [Theory]
    [InlineData("multipart/form-data", "x", 415)]
    [InlineData("multipart/form-data; boundary=", "x", 415)]
    [InlineData("application/json", "{}", 415)]
    [InlineData("multipart/form-data; boundary=b", "", 400)]
    [InlineData("multipart/form-data; boundary=b", "no boundary at all", 400)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nbroken off", 400)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nno file\r\n--b--\r\n", 422)]
    [InlineData("multipart/form-data; boundary=b", "--b--\r\n", 422)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\n\r\n\r\n--b--\r\n", 422)]
    public async Task A_broken_upload_gets_a_clear_error(string type, string body, int status)
    {
        var seller = await (await desks.Shared).Seller();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        (await seller.Api.Send(HttpMethod.Post, "/api/v1/files", content)).IsProblem(status);
    }

    [Fact]
    public async Task Part_headers_without_end_get_a_clear_error()
    {
        var seller = await (await desks.Shared).Seller();
        var body = $"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{new string('a', 100_000)}.png\"\r\n\r\nx\r\n--b--\r\n";
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        (await seller.Api.Send(HttpMethod.Post, "/api/v1/files", content)).IsProblem(400);
    }

    /// <summary>A PNG that says it is this large and holds no picture to speak of.</summary>
    private static byte[] PngOf(int width, int height)
    {
        using var made = new MemoryStream();
        made.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        Chunk("IHDR", header);
        using (var packed = new MemoryStream())
        {
            using (var deflate = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
                for (var row = 0; row < height; row++)
                    deflate.Write(new byte[1 + width * 3]);
            Chunk("IDAT", packed.ToArray());
        }
        Chunk("IEND", []);
        return made.ToArray();

        void Chunk(string name, byte[] data)
        {
            var chunk = new byte[12 + data.Length];
            BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
            Encoding.ASCII.GetBytes(name, chunk.AsSpan(4));
            data.CopyTo(chunk, 8);
            BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(chunk.AsSpan(4, 4 + data.Length)));
            made.Write(chunk);
        }
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }
        return ~crc;
    }
}

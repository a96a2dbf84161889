using System.Security.Cryptography;

namespace Dragoman.Evidence.Tests;

/// <summary>Files locked here the way writers lock them, each generation of the standard in turn.</summary>
public sealed class PdfLockTests
{
    private static readonly byte[] s_id = [.. "0123456789abcdef"u8];
    private static readonly byte[] s_owner = CraftedPictures.Noise(32);

    private static byte[] Padding => Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_document_that_opens_without_a_password_is_looked_through(int revision)
    {
        var harmless = Samples.Probe(Locked(revision, "", (3, "<< /Type /Page >>")));
        Assert.Equal((null, 1), (harmless.Refusal, harmless.Pages));

        var active = Samples.Probe(Locked(revision, "", (3, "<< /Type /Page /AA << /O << /S /JavaScript >> >> >>")));
        Assert.Equal("file.active_content", active.Refusal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_document_that_needs_a_password_is_encrypted(int revision) =>
        Assert.Equal("file.encrypted", Samples.Probe(Locked(revision, "secret", (3, "<< /Type /Page >>"))).Refusal);

    [Theory]
    [InlineData("/Encrypt << /Filter /Adobe.PubSec /V 4 /R 4 >>")]
    [InlineData("/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /O () /U () /P 0 >>")]
    [InlineData("/Encrypt << /Filter /Standard /V 9 /R 9 >>")]
    [InlineData("/Encrypt 77 0 R")]
    [InlineData("/Encrypt")]
    public void A_lock_of_an_unknown_kind_stays_shut(string trailer) =>
        Assert.Equal("file.encrypted", Samples.Probe(CraftedPdf.Letter().Trailer(trailer).Bytes()).Refusal);

    [Fact]
    public void A_locked_document_whose_objects_do_not_unlock_is_refused()
    {
        var content = CraftedPdf.Outline().Packed(9, (3, "<< /Type /Page >>"));

        Assert.Equal("file.damaged", Samples.Probe(Protect(content, 3, "", out _)).Refusal);
    }

    [Fact]
    public void Packed_objects_that_break_off_inside_a_lock_are_refused() =>
        Assert.Equal("file.damaged", Samples.Probe(Locked(3, "", packed => packed[..^9], (3, "<< /Type /Page >>"), (4, "<< /S /JavaScript >>"))).Refusal);

    private static byte[] Locked(int revision, string password, params (int Number, string Body)[] objects) =>
        Locked(revision, password, packed => packed, objects);

    private static byte[] Locked(int revision, string password, Func<byte[], byte[]> change, params (int Number, string Body)[] objects)
    {
        var (entries, content) = CraftedPdf.ObjectStream(objects);
        Protect(new CraftedPdf(), revision, password, out var key);
        var data = Encrypted(revision, key, 9, change(CraftedPictures.Packed(content)));
        return Protect(CraftedPdf.Outline().Stream(9, entries + " /Filter /FlateDecode", data), revision, password, out _);
    }

    private static byte[] Protect(CraftedPdf document, int revision, string password, out byte[] key)
    {
        byte[] user, userKey = [];
        if (revision == 5)
        {
            key = CraftedPictures.Noise(32);
            byte[] secret = System.Text.Encoding.ASCII.GetBytes(password);
            byte[] check = [.. "checksal"u8], salt = [.. "keysalt8"u8];
            user = [.. SHA256.HashData([.. secret, .. check]), .. check, .. salt];
            using var aes = Aes.Create();
            aes.Key = SHA256.HashData([.. secret, .. salt]);
            userKey = aes.EncryptCbc(key, new byte[16], PaddingMode.None);
        }
        else
        {
            byte[] secret = [.. System.Text.Encoding.ASCII.GetBytes(password), .. Padding];
            var length = revision == 2 ? 5 : 16;
            key = MD5.HashData([.. secret[..32], .. s_owner, 0xFC, 0xFF, 0xFF, 0xFF, .. s_id])[..length];
            for (var round = 0; revision > 2 && round < 50; round++)
                key = MD5.HashData(key)[..length];
            user = revision == 2 ? Rc4(key, Padding) : MD5.HashData([.. Padding, .. s_id]);
            for (var round = 0; revision > 2 && round < 20; round++)
                user = Rc4([.. key.Select(value => (byte)(value ^ round))], user);
            user = [.. user, .. new byte[32 - user.Length]];
        }
        var how = revision switch
        {
            2 => "/V 1",
            3 => "/V 2 /Length 128",
            4 => "/V 4 /Length 128 /CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen >> >> /StmF /StdCF /StrF /StdCF",
            _ => $"/V 5 /CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF /UE <{Convert.ToHexString(userKey)}>",
        };
        return document
            .Object(77, $"<< /Filter /Standard {how} /R {revision} /P -4 /O {Literal(s_owner)} /U <{Convert.ToHexString(user)}> >>")
            .Trailer($"/Encrypt 77 0 R /ID [<{Convert.ToHexString(s_id)}> <00>]").Bytes();
    }

    private static byte[] Encrypted(int revision, byte[] key, int number, byte[] data)
    {
        var iv = CraftedPictures.Noise(16);
        using var aes = Aes.Create();
        if (revision == 5)
        {
            aes.Key = key;
            return [.. iv, .. aes.EncryptCbc(data, iv)];
        }
        byte[] seed = [.. key, (byte)number, 0, 0, 0, 0];
        if (revision < 4)
            return Rc4(MD5.HashData(seed)[..Math.Min(16, key.Length + 5)], data);
        aes.Key = MD5.HashData([.. seed, .. "sAlT"u8]);
        return [.. iv, .. aes.EncryptCbc(data, iv)];
    }

    /// <summary>A literal string with the escapes that the standard knows.</summary>
    private static string Literal(byte[] bytes) => "(" + string.Concat(bytes.Select(value => value switch
    {
        (byte)'(' or (byte)')' or (byte)'\\' => "\\" + (char)value,
        (byte)'\r' => "\\r",
        (byte)'\n' => "\\n",
        < 32 or > 126 => "\\" + Convert.ToString(value, 8).PadLeft(3, '0'),
        _ => ((char)value).ToString(),
    })) + ")";

    private static byte[] Rc4(byte[] key, byte[] data)
    {
        var state = Enumerable.Range(0, 256).ToArray();
        for (int index = 0, swap = 0; index < 256; index++)
        {
            swap = (swap + state[index] + key[index % key.Length]) & 255;
            (state[index], state[swap]) = (state[swap], state[index]);
        }
        var (first, second) = (0, 0);
        return [.. data.Select(value =>
        {
            first = (first + 1) & 255;
            second = (second + state[first]) & 255;
            (state[first], state[second]) = (state[second], state[first]);
            return (byte)(value ^ state[(state[first] + state[second]) & 255]);
        })];
    }
}

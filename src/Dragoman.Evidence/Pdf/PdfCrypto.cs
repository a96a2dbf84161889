using System.Security.Cryptography;

namespace Dragoman.Evidence.Pdf;

/// <summary>The primitives of ISO 32000 encryption, for the empty password.</summary>
internal static class PdfCrypto
{
    internal const int AesBlock = 16;

    /// <summary>What stands for an empty password in revisions 2 to 4.</summary>
    internal static ReadOnlySpan<byte> PasswordPadding =>
    [
        0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
        0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
    ];

    /// <summary>Decrypts whole blocks behind the leading initialisation vector; what is over is dropped.</summary>
    internal static byte[] AesDecrypt(byte[] key, ReadOnlySpan<byte> data)
    {
        if (data.Length < 2 * AesBlock)
            return [];
        using var aes = Aes.Create();
        aes.Key = key;
        var whole = (data.Length / AesBlock - 1) * AesBlock;
        return aes.DecryptCbc(data.Slice(AesBlock, whole), data[..AesBlock], PaddingMode.None);
    }

    /// <summary>RC4, which .NET leaves out for good reasons and old PDFs still need.</summary>
    internal static byte[] Rc4(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data)
    {
        Span<byte> state = stackalloc byte[256];
        for (var index = 0; index < 256; index++)
            state[index] = (byte)index;
        byte swap = 0;
        for (var index = 0; index < 256; index++)
        {
            swap += (byte)(state[index] + key[index % key.Length]);
            (state[index], state[swap]) = (state[swap], state[index]);
        }
        var result = new byte[data.Length];
        byte first = 0, second = 0;
        for (var index = 0; index < data.Length; index++)
        {
            first++;
            second += state[first];
            (state[first], state[second]) = (state[second], state[first]);
            result[index] = (byte)(data[index] ^ state[(byte)(state[first] + state[second])]);
        }
        return result;
    }

    /// <summary>Algorithm 2.B of ISO 32000-2 for the empty user password.</summary>
    internal static byte[] HardenedHash(ReadOnlySpan<byte> salt)
    {
        const int repeats = 64;
        var key = SHA256.HashData(salt);
        for (var round = 0; ; round++)
        {
            var block = new byte[key.Length * repeats];
            for (var repeat = 0; repeat < repeats; repeat++)
                key.CopyTo(block, repeat * key.Length);
            using var aes = Aes.Create();
            aes.Key = key[..AesBlock];
            var mixed = aes.EncryptCbc(block, key.AsSpan(AesBlock, AesBlock), PaddingMode.None);
            var remainder = mixed.Take(AesBlock).Sum(value => value) % 3;
            key = remainder switch
            {
                0 => SHA256.HashData(mixed),
                1 => SHA384.HashData(mixed),
                _ => SHA512.HashData(mixed),
            };
            if (round >= 63 && mixed[^1] <= round - 31)
                return key[..32];
        }
    }
}

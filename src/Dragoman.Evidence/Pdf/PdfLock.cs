using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Dragoman.Evidence.Pdf;

/// <summary>
/// The standard security handler (revisions 2 to 6), opened with the empty user password: many banks send statements that
/// only the owner's password protects, and everybody's reader opens those.
/// </summary>
internal sealed class PdfLock
{
    private readonly byte[] _key;
    private readonly PdfCipher _cipher;

    private PdfLock(byte[] key, PdfCipher cipher) => (_key, _cipher) = (key, cipher);

    /// <summary>False when the file needs a password or a certificate. The lock is null when the file is not encrypted at all.</summary>
    internal static bool TryOpen(ReadOnlySpan<byte> bytes, out PdfLock? opened)
    {
        opened = null;
        if (!PdfEncryption.IsIn(bytes))
            return true;
        if (PdfEncryption.Find(bytes) is not { } how || Key(how) is not { } key)
            return false;
        opened = new PdfLock(key, how.Cipher);
        return true;
    }

    /// <summary>The bytes of one stream. Padding stays: packed data ends by itself.</summary>
    internal ReadOnlyMemory<byte> Decrypt(ReadOnlySpan<byte> data, int number, int generation)
    {
        if (_cipher == PdfCipher.None)
            return data.ToArray();
        if (_cipher == PdfCipher.Aes256)
            return PdfCrypto.AesDecrypt(_key, data);
        Span<byte> seed = stackalloc byte[_key.Length + 9];
        _key.CopyTo(seed);
        BinaryPrimitives.WriteInt32LittleEndian(seed[_key.Length..], number);
        BinaryPrimitives.WriteInt16LittleEndian(seed[(_key.Length + 3)..], (short)generation);
        "sAlT"u8.CopyTo(seed[(_key.Length + 5)..]);
        var isAes = _cipher == PdfCipher.Aes128;
        var key = MD5.HashData(isAes ? seed : seed[..^4])[..Math.Min(16, _key.Length + 5)];
        return isAes ? PdfCrypto.AesDecrypt(key, data) : PdfCrypto.Rc4(key, data);
    }

    /// <summary>The file's key, if the empty user password is right.</summary>
    private static byte[]? Key(PdfEncryption how) =>
        how.Revision >= 5 ? NewKey(how) : OldKey(how);

    private static byte[]? OldKey(PdfEncryption how)
    {
        if (how.User.Length < 32 || how.Owner.Length < 32)
            return null;
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        md5.AppendData(PdfCrypto.PasswordPadding);
        md5.AppendData(how.Owner.AsSpan(0, 32));
        Span<byte> permissions = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(permissions, how.Permissions);
        md5.AppendData(permissions);
        md5.AppendData(how.FileId);
        if (how.Revision >= 4 && !how.EncryptsMetadata)
            md5.AppendData((ReadOnlySpan<byte>)[0xFF, 0xFF, 0xFF, 0xFF]);
        var key = md5.GetHashAndReset()[..how.KeyLength];
        if (how.Revision == 2)
            return PdfCrypto.Rc4(key, PdfCrypto.PasswordPadding).AsSpan().SequenceEqual(how.User.AsSpan(0, 32)) ? key : null;

        for (var round = 0; round < 50; round++)
            key = MD5.HashData(key)[..how.KeyLength];
        md5.AppendData(PdfCrypto.PasswordPadding);
        md5.AppendData(how.FileId);
        var proof = md5.GetHashAndReset();
        for (var round = 0; round < 20; round++)
            proof = PdfCrypto.Rc4([.. key.Select(value => (byte)(value ^ round))], proof);
        return proof.AsSpan().SequenceEqual(how.User.AsSpan(0, 16)) ? key : null;
    }

    private static byte[]? NewKey(PdfEncryption how)
    {
        if (how.User.Length < 48 || how.UserKey.Length < 32)
            return null;
        var (proof, checkSalt, keySalt) = (how.User[..32], how.User[32..40], how.User[40..48]);
        if (!Hash(checkSalt).AsSpan().SequenceEqual(proof))
            return null;
        return PdfCrypto.AesDecrypt(Hash(keySalt), [.. new byte[PdfCrypto.AesBlock], .. how.UserKey[..32]]);

        byte[] Hash(byte[] salt) => how.Revision == 5 ? SHA256.HashData(salt) : PdfCrypto.HardenedHash(salt);
    }
}

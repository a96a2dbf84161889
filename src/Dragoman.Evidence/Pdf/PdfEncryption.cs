namespace Dragoman.Evidence.Pdf;

internal enum PdfCipher
{
    None,
    Rc4,
    Aes128,
    Aes256,
}

/// <summary>What a file says about its encryption.</summary>
internal sealed class PdfEncryption
{
    private const int LongestText = 512;

    internal int Revision { get; private set; }
    internal int Permissions { get; private set; }
    internal int KeyLength { get; private set; }
    internal bool EncryptsMetadata { get; private set; } = true;
    internal byte[] Owner { get; private set; } = [];
    internal byte[] User { get; private set; } = [];
    internal byte[] UserKey { get; private set; } = [];
    internal byte[] FileId { get; private set; } = [];
    internal PdfCipher Cipher { get; private set; }

    private string? _handler;
    private int _version;
    private string _streamFilter = "Identity";
    private readonly Dictionary<string, string> _methods = [];

    internal static bool IsIn(ReadOnlySpan<byte> bytes) => ReferenceAt(bytes) >= 0;

    /// <summary>Reads the last encryption dictionary that the file names; null when there is none of the standard kind.</summary>
    internal static PdfEncryption? Find(ReadOnlySpan<byte> bytes)
    {
        var tokens = new PdfTokens(bytes[ReferenceAt(bytes)..]);
        tokens.Read();
        var token = tokens.Read();
        if (token == PdfToken.Number)
        {
            if (tokens.Number is not { } number || ObjectAt(bytes, number) is not (>= 0 and var start))
                return null;
            tokens = new PdfTokens(bytes[start..]);
            token = tokens.Read();
        }
        if (token != PdfToken.OpenDictionary)
            return null;
        var found = new PdfEncryption { FileId = ReadFileId(bytes) };
        found.ReadDictionary(ref tokens);
        return found.Settle() ? found : null;
    }

    private bool Settle()
    {
        if (_handler != "Standard")
            return false;
        var method = _streamFilter == "Identity" ? "None" : _methods.GetValueOrDefault(_streamFilter);
        PdfCipher? cipher = (_version, method) switch
        {
            (1 or 2, _) => PdfCipher.Rc4,
            (4 or 5, "None") => PdfCipher.None,
            (4, "V2") => PdfCipher.Rc4,
            (4, "AESV2") => PdfCipher.Aes128,
            (5, "AESV3") => PdfCipher.Aes256,
            _ => null,
        };
        if (cipher is null || Revision is < 2 or > 6 || (_version == 5) != (Revision >= 5))
            return false;
        Cipher = cipher.Value;
        if (_version == 1 || Revision == 2)
            KeyLength = 5;
        else if (_version == 4)
            KeyLength = 16;
        else if (KeyLength == 0)
            KeyLength = 5;
        return Revision >= 5 || KeyLength is >= 5 and <= 16;
    }

    private void ReadDictionary(ref PdfTokens tokens)
    {
        while (tokens.Read() is PdfToken.Name)
        {
            var key = tokens.Name;
            var token = tokens.Read();
            switch (key)
            {
                case "Filter" when token == PdfToken.Name:
                    _handler = tokens.Name;
                    break;
                case "StmF" when token == PdfToken.Name:
                    _streamFilter = tokens.Name;
                    break;
                case "V":
                    _version = tokens.Number ?? 0;
                    break;
                case "R":
                    Revision = tokens.Number ?? 0;
                    break;
                case "P":
                    Permissions = ReadPermissions(tokens.Raw);
                    break;
                case "Length":
                    KeyLength = (tokens.Number ?? 0) / 8;
                    break;
                case "O":
                    Owner = ReadText(tokens.Raw);
                    break;
                case "U":
                    User = ReadText(tokens.Raw);
                    break;
                case "UE":
                    UserKey = ReadText(tokens.Raw);
                    break;
                case "EncryptMetadata":
                    EncryptsMetadata = !tokens.Raw.SequenceEqual("false"u8);
                    break;
            }
            if (token is PdfToken.OpenDictionary or PdfToken.OpenArray)
                ReadNested(ref tokens, isFilters: key == "CF");
        }
    }

    /// <summary>Steps over a nested value; of the crypt filters it keeps each one's method.</summary>
    private void ReadNested(ref PdfTokens tokens, bool isFilters)
    {
        string? filter = null, previous = null;
        for (var depth = 1; depth > 0;)
        {
            var token = tokens.Read();
            if (token == PdfToken.End)
                return;
            if (token is PdfToken.OpenDictionary or PdfToken.OpenArray)
                depth++;
            else if (token is PdfToken.CloseDictionary or PdfToken.CloseArray)
                depth--;
            var name = token == PdfToken.Name ? tokens.Name : null;
            if (depth == 1 && name is not null)
                filter = name;
            else if (isFilters && depth == 2 && previous == "CFM" && name is not null && filter is not null && _methods.Count < 16)
                _methods[filter] = name;
            previous = name;
        }
    }

    /// <summary>Some writers give the 32 permission bits unsigned.</summary>
    private static int ReadPermissions(ReadOnlySpan<byte> raw) =>
        long.TryParse(raw, System.Globalization.CultureInfo.InvariantCulture, out var value) ? unchecked((int)value) : 0;

    /// <summary>Where the last /Encrypt stands that has a value; -1 when there is none.</summary>
    private static int ReferenceAt(ReadOnlySpan<byte> bytes)
    {
        var name = "/Encrypt"u8;
        while (bytes.LastIndexOf(name) is var at and >= 0)
        {
            if (at + name.Length < bytes.Length && !PdfTokens.IsRegular(bytes[at + name.Length]))
                return at;
            bytes = bytes[..at];
        }
        return -1;
    }

    /// <summary>Where the value of the last object with this number starts.</summary>
    private static int ObjectAt(ReadOnlySpan<byte> bytes, int number)
    {
        var head = System.Text.Encoding.ASCII.GetBytes(number.ToString(System.Globalization.CultureInfo.InvariantCulture) + " 0 obj");
        while (bytes.LastIndexOf(head) is var at and >= 0)
        {
            if (at == 0 || !char.IsAsciiDigit((char)bytes[at - 1]))
                return at + head.Length;
            bytes = bytes[..at];
        }
        return -1;
    }

    private static byte[] ReadFileId(ReadOnlySpan<byte> bytes)
    {
        while (bytes.LastIndexOf("/ID"u8) is var at and >= 0)
        {
            // A short look: a hostile file may hold very many of these, each with a text that never ends.
            var tokens = new PdfTokens(bytes.Slice(at + 3, Math.Min(LongestText, bytes.Length - at - 3)));
            if (tokens.Read() == PdfToken.OpenArray && tokens.Read() == PdfToken.Text)
                return ReadText(tokens.Raw);
            bytes = bytes[..at];
        }
        return [];
    }

    private static byte[] ReadText(ReadOnlySpan<byte> raw) =>
        raw.Length is >= 2 and <= LongestText ? PdfText.Read(raw) : [];
}

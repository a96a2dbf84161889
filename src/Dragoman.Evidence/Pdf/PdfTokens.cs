using System.Buffers;
using System.Buffers.Text;

namespace Dragoman.Evidence.Pdf;

internal enum PdfToken
{
    End,
    Number,
    Name,
    Text,
    OpenDictionary,
    CloseDictionary,
    OpenArray,
    CloseArray,
    Word,
}

/// <summary>Cuts PDF syntax into tokens. Never fails: what is broken comes out as a word or ends the text.</summary>
internal ref struct PdfTokens(ReadOnlySpan<byte> bytes)
{
    private const int LongestName = 127;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Where the next token is looked for.</summary>
    internal int Position { get; private set; }

    /// <summary>Where the token last read begins.</summary>
    internal int Start { get; private set; }

    internal readonly ReadOnlySpan<byte> Raw => _bytes[Start..Position];

    internal static bool IsSpace(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    internal static bool IsRegular(byte value) => !s_ends.Contains(value);

    internal PdfToken Read()
    {
        SkipSpaceAndComments();
        Start = Position;
        if (Position >= _bytes.Length)
            return PdfToken.End;
        var first = _bytes[Position++];
        switch (first)
        {
            case (byte)'/':
                SkipRegular();
                return PdfToken.Name;
            case (byte)'(':
                SkipString();
                return PdfToken.Text;
            case (byte)'[':
                return PdfToken.OpenArray;
            case (byte)']':
                return PdfToken.CloseArray;
            case (byte)'<':
                if (Follows((byte)'<'))
                    return PdfToken.OpenDictionary;
                var end = _bytes[Position..].IndexOf((byte)'>');
                Position = end < 0 ? _bytes.Length : Position + end + 1;
                return PdfToken.Text;
            case (byte)'>':
                return Follows((byte)'>') ? PdfToken.CloseDictionary : PdfToken.Word;
            case (byte)')' or (byte)'{' or (byte)'}':
                return PdfToken.Word;
            default:
                SkipRegular();
                return first is (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.' ? PdfToken.Number : PdfToken.Word;
        }
    }

    /// <summary>The number last read, without its fraction; null when it is none or too large for 32 bits.</summary>
    internal readonly int? Number
    {
        get
        {
            var digits = Raw.TrimStart((byte)'+');
            return Utf8Parser.TryParse(digits, out int value, out var used) && (used == digits.Length || digits[used] == (byte)'.') ? value : null;
        }
    }

    /// <summary>The name last read, without its slash and with #xx undone; over-long names are cut.</summary>
    internal readonly string Name => ReadName(Raw);

    internal static string ReadName(ReadOnlySpan<byte> raw)
    {
        Span<char> name = stackalloc char[LongestName];
        var length = 0;
        for (var at = 1; at < raw.Length && length < name.Length; at++)
        {
            var value = raw[at];
            if (value == (byte)'#' && at + 2 < raw.Length
                && char.IsAsciiHexDigit((char)raw[at + 1]) && char.IsAsciiHexDigit((char)raw[at + 2]))
            {
                value = (byte)(Convert.FromHexString([(char)raw[at + 1], (char)raw[at + 2]])[0]);
                at += 2;
            }
            name[length++] = (char)value;
        }
        return new string(name[..length]);
    }

    private bool Follows(byte value)
    {
        if (Position >= _bytes.Length || _bytes[Position] != value)
            return false;
        Position++;
        return true;
    }

    private void SkipSpaceAndComments()
    {
        while (Position < _bytes.Length)
        {
            if (IsSpace(_bytes[Position]))
            {
                Position++;
                continue;
            }
            if (_bytes[Position] != (byte)'%')
                return;
            var end = _bytes[Position..].IndexOfAny((byte)'\r', (byte)'\n');
            Position = end < 0 ? _bytes.Length : Position + end;
        }
    }

    private void SkipRegular()
    {
        var end = _bytes[Position..].IndexOfAny(s_ends);
        Position = end < 0 ? _bytes.Length : Position + end;
    }

    private void SkipString()
    {
        var depth = 1;
        while (depth > 0)
        {
            var step = _bytes[Position..].IndexOfAny((byte)'(', (byte)')', (byte)'\\');
            if (step < 0)
            {
                Position = _bytes.Length;
                return;
            }
            Position += step + 1;
            switch (_bytes[Position - 1])
            {
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')':
                    depth--;
                    break;
                default:
                    Position = Math.Min(Position + 1, _bytes.Length);
                    break;
            }
        }
    }

    private static readonly SearchValues<byte> s_ends = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);
}

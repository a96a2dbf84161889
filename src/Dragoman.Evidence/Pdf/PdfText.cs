namespace Dragoman.Evidence.Pdf;

internal static class PdfText
{
    /// <summary>The bytes that a string token stands for: (literal with escapes) or &lt;hexadecimal&gt;.</summary>
    internal static byte[] Read(ReadOnlySpan<byte> raw) =>
        raw[0] == (byte)'(' ? ReadLiteral(raw[1..]) : ReadHexadecimal(raw[1..]);

    private static byte[] ReadHexadecimal(ReadOnlySpan<byte> raw)
    {
        var result = new List<byte>(raw.Length / 2);
        var high = -1;
        foreach (var digit in raw)
        {
            if (!char.IsAsciiHexDigit((char)digit))
                continue;
            var value = Convert.FromHexString(['0', (char)digit])[0];
            if (high < 0)
            {
                high = value;
                continue;
            }
            result.Add((byte)(high << 4 | value));
            high = -1;
        }
        if (high >= 0)
            result.Add((byte)(high << 4));
        return [.. result];
    }

    private static byte[] ReadLiteral(ReadOnlySpan<byte> raw)
    {
        if (raw.EndsWith(")"u8))
            raw = raw[..^1];
        var result = new List<byte>(raw.Length);
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] == (byte)'\r')
            {
                // A bare line end inside a string counts as one line feed.
                if (at + 1 < raw.Length && raw[at + 1] == (byte)'\n')
                    at++;
                result.Add((byte)'\n');
                continue;
            }
            if (raw[at] != (byte)'\\' || at + 1 >= raw.Length)
            {
                result.Add(raw[at]);
                continue;
            }
            at++;
            switch (raw[at])
            {
                case (byte)'n':
                    result.Add((byte)'\n');
                    break;
                case (byte)'r':
                    result.Add((byte)'\r');
                    break;
                case (byte)'t':
                    result.Add((byte)'\t');
                    break;
                case (byte)'b':
                    result.Add((byte)'\b');
                    break;
                case (byte)'f':
                    result.Add((byte)'\f');
                    break;
                case (byte)'\r':
                    if (at + 1 < raw.Length && raw[at + 1] == (byte)'\n')
                        at++;
                    break;
                case (byte)'\n':
                    break;
                case >= (byte)'0' and <= (byte)'7':
                    var code = 0;
                    var end = Math.Min(at + 3, raw.Length);
                    for (; at < end && raw[at] is >= (byte)'0' and <= (byte)'7'; at++)
                        code = code * 8 + raw[at] - '0';
                    at--;
                    result.Add((byte)code);
                    break;
                default:
                    result.Add(raw[at]);
                    break;
            }
        }
        return [.. result];
    }
}

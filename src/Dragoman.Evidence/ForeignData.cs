using System.Buffers.Binary;

namespace Dragoman.Evidence;

/// <summary>Finds a second file hidden in or behind a first one.</summary>
internal static class ForeignData
{
    /// <summary>Zero bytes that may follow the end of a picture: some cameras and shares fill up the last block.</summary>
    internal const int MaxZeroPadding = 64 * 1024;

    internal static bool IsZeroPadding(ReadOnlySpan<byte> tail) =>
        tail.Length <= MaxZeroPadding && tail.IndexOfAnyExcept((byte)0) < 0;

    /// <summary>
    /// True when the file can also be opened as a ZIP (and so as a JAR or an Office file): an end-of-directory record
    /// whose comment runs exactly to the end of the file, zero padding aside. Holds wherever the ZIP itself hides.
    /// </summary>
    internal static bool EndsAsZip(ReadOnlySpan<byte> content)
    {
        const int recordLength = 22;
        var window = content[Math.Max(0, content.Length - recordLength - ushort.MaxValue - MaxZeroPadding)..];
        var used = window.LastIndexOfAnyExcept((byte)0) + 1;
        while (true)
        {
            var at = window.IndexOf("PK\x05\x06"u8);
            if (at < 0)
                return false;
            window = window[at..];
            used -= at;
            if (window.Length >= recordLength)
            {
                var end = recordLength + BinaryPrimitives.ReadUInt16LittleEndian(window[20..]);
                if (end >= used && end <= window.Length)
                    return true;
            }
            window = window[4..];
            used -= 4;
        }
    }

    /// <summary>True when the bytes hold the start of a page, a script or another document.</summary>
    internal static bool HoldsDocument(ReadOnlySpan<byte> bytes)
    {
        foreach (var at in new Signs(bytes))
        {
            if (at.StartsWith("%PDF-"u8))
                return true;
            if (Ascii.StartsWith(at, "<script"u8) || Ascii.StartsWith(at, "<html"u8) || Ascii.StartsWith(at, "<svg "u8)
                || Ascii.StartsWith(at, "<!doctype"u8) || Ascii.StartsWith(at, "<?php"u8) || Ascii.StartsWith(at, "<iframe"u8))
                return true;
        }
        return false;
    }

    /// <summary>The rests of the bytes that begin with a sign worth a look.</summary>
    private ref struct Signs(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;
        private bool _started;

        public readonly ReadOnlySpan<byte> Current => _rest;

        public readonly Signs GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_started)
                _rest = _rest[1..];
            _started = true;
            var at = _rest.IndexOfAny((byte)'<', (byte)'%');
            if (at < 0)
                return false;
            _rest = _rest[at..];
            return true;
        }
    }
}

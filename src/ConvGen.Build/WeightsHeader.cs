using System;
using System.IO;
using System.Text;

namespace ConvGen.Build;

/// <summary>Reads the JSON header of a safetensors file as text. What the JSON says is checked by those who read it.</summary>
internal static class WeightsHeader
{
    private const int PrefixBytes = 8;

    // The longest header the format allows.
    private const ulong MaxBytes = 100_000_000;

    /// <summary>The header's text, without the blanks that align the data.</summary>
    /// <exception cref="InvalidDataException">The file does not begin like a safetensors file.</exception>
    public static string Read(string path)
    {
        using var file = File.OpenRead(path);
        var start = ReadExactly(file, PrefixBytes);
        if (Checkpoint.IsOne(start))
        {
            throw new InvalidDataException(Checkpoint.Advice + ".");
        }

        var length = BitConverter.ToUInt64(start, 0);
        if (length > MaxBytes)
        {
            throw new InvalidDataException(
                FormattableString.Invariant($"its first 8 bytes claim a header of {length} bytes, and a safetensors file has at most {MaxBytes}. Is it a safetensors file?"));
        }

        if ((long)length > file.Length - PrefixBytes)
        {
            throw new InvalidDataException(
                FormattableString.Invariant($"its first 8 bytes claim a header of {length} bytes, but only {file.Length - PrefixBytes} follow. Is the file complete?"));
        }

        var bytes = ReadExactly(file, (int)length);
        if (bytes.Length == 0 || bytes[0] != (byte)'{')
        {
            throw new InvalidDataException("its header does not begin with '{'. Is it a safetensors file?");
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimEnd(' ');
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException("its header is not valid UTF-8.");
        }
    }

    private static byte[] ReadExactly(FileStream file, int count)
    {
        var bytes = new byte[count];
        for (var done = 0; done < count;)
        {
            var read = file.Read(bytes, done, count - done);
            if (read == 0)
            {
                throw new InvalidDataException(FormattableString.Invariant($"it ends after {file.Position} bytes."));
            }

            done += read;
        }

        return bytes;
    }
}

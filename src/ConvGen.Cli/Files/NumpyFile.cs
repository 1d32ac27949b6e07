using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace ConvGen.Cli.Files;

/// <summary>Reads and writes NumPy's .npy files: little-endian float32, float64 and bytes, in C order.</summary>
internal static class NumpyFile
{
    private const int MostHeaderBytes = 1 << 16;
    private const int Alignment = 64;

    private static readonly byte[] Magic = [0x93, .. "NUMPY"u8];

    /// <summary>Reads the file <paramref name="path"/>.</summary>
    /// <exception cref="NumpyFormatException">It is no such file, or holds other elements or another order.</exception>
    public static NumpyArray Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads an array; <paramref name="name"/> stands for it in messages.</summary>
    public static NumpyArray Read(Stream stream, string name)
    {
        var (type, shape) = ParseHeader(ReadHeader(stream, name), name);
        var size = type switch
        {
            "<f4" => sizeof(float),
            "<f8" => sizeof(double),
            "|u1" => sizeof(byte),
            _ => throw new NumpyFormatException($"'{name}' holds elements of type '{type}'; '<f4', '<f8' and '|u1' are read: array.astype('<f4') makes one of them"),
        };
        var length = shape.Aggregate(1L, static (product, extent) => Math.Min(product * extent, int.MaxValue + 1L));
        var rest = stream.Length - stream.Position;
        if (length * size != rest)
        {
            throw new NumpyFormatException(Text($"'{name}' has {rest} bytes of elements; its shape ({string.Join(", ", shape)}) of '{type}' takes {length * size}"));
        }

        var bytes = new byte[rest];
        stream.ReadExactly(bytes);
        return new NumpyArray(shape, Convert(bytes, type));
    }

    /// <summary>Writes <paramref name="values"/> as float32.</summary>
    public static void Write(Stream stream, IEnumerable<int> shape, ReadOnlySpan<float> values)
    {
        var extents = shape.Select(static extent => extent.ToString(CultureInfo.InvariantCulture)).ToArray();
        var tuple = extents.Length == 1 ? extents[0] + "," : string.Join(", ", extents);
        var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({tuple}), }}";

        // Elements start at a multiple of 64 bytes; the header ends in a line break.
        var before = Magic.Length + 4;
        var padding = (Alignment - ((before + header.Length + 1) % Alignment)) % Alignment;
        header += new string(' ', padding) + "\n";
        stream.Write(Magic);
        stream.Write([1, 0]);
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)header.Length);
        stream.Write(length);
        stream.Write(Encoding.ASCII.GetBytes(header));
        stream.Write(MemoryMarshal.AsBytes(values));
    }

    private static string ReadHeader(Stream stream, string name)
    {
        Span<byte> start = stackalloc byte[Magic.Length + 2];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start[..Magic.Length].SequenceEqual(Magic))
        {
            throw new NumpyFormatException($"'{name}' is no NumPy file: it does not begin with '\\x93NUMPY'");
        }

        var version = start[Magic.Length];
        if (version is < 1 or > 3)
        {
            throw new NumpyFormatException(Text($"'{name}' is a NumPy file of version {version}; 1 to 3 are read"));
        }

        Span<byte> field = stackalloc byte[version == 1 ? sizeof(ushort) : sizeof(uint)];
        var isWhole = stream.ReadAtLeast(field, field.Length, throwOnEndOfStream: false) == field.Length;
        long length = !isWhole ? 0 : version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(field) : BinaryPrimitives.ReadUInt32LittleEndian(field);
        if (!isWhole || length > MostHeaderBytes || length > stream.Length - stream.Position)
        {
            throw new NumpyFormatException(Text($"'{name}' ends inside its header, or claims one of {length} bytes; the file has {stream.Length}"));
        }

        var header = new byte[length];
        stream.ReadExactly(header);
        return Encoding.UTF8.GetString(header);
    }

    private static (string Type, int[] Shape) ParseHeader(string header, string name)
    {
        const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
        var type = Regex.Match(header, @"['""]descr['""]\s*:\s*['""]([^'""]*)['""]", Options);
        var order = Regex.Match(header, @"['""]fortran_order['""]\s*:\s*(True|False)", Options);
        var shape = Regex.Match(header, @"['""]shape['""]\s*:\s*\(([0-9,\s]*)\)", Options);
        if (!type.Success || !order.Success || !shape.Success)
        {
            throw new NumpyFormatException($"'{name}' has a header without descr, fortran_order and shape: {header.Trim()}");
        }

        if (order.Groups[1].Value == "True")
        {
            throw new NumpyFormatException($"'{name}' is in Fortran order; numpy.ascontiguousarray(array) puts it in C order");
        }

        var extents = shape.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var numbers = new int[extents.Length];
        for (var i = 0; i < extents.Length; i++)
        {
            if (!int.TryParse(extents[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                throw new NumpyFormatException($"'{name}' has the extent '{extents[i]}', which is no number of elements");
            }
        }

        return (type.Groups[1].Value, numbers);
    }

    private static float[] Convert(byte[] bytes, string type) => type switch
    {
        "<f4" => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
        "<f8" => Array.ConvertAll(MemoryMarshal.Cast<byte, double>(bytes).ToArray(), static value => (float)value),
        _ => Array.ConvertAll(bytes, static value => (float)value),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Unicode;

namespace ConvGen;

/// <summary>The checked header of a safetensors file: which tensors it has and where they lie.</summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The bytes before the header: its length as a little-endian 64-bit number.</summary>
    public const int PrefixBytes = 8;

    /// <summary>The longest header the format allows.</summary>
    public const long MaxBytes = 100_000_000;

    private readonly Dictionary<string, SafetensorsTensor> _byName;

    private SafetensorsHeader(List<SafetensorsTensor> tensors, Dictionary<string, string> metadata)
    {
        Tensors = tensors;
        Metadata = metadata;
        _byName = tensors.ToDictionary(static tensor => tensor.Entry.Name, StringComparer.Ordinal);
    }

    /// <summary>The tensors in the header's order.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; }

    /// <summary>The notes of <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Looks a tensor up.</summary>
    public SafetensorsTensor? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Reads and checks the header of <paramref name="bytes"/>; also gives where the data begins.</summary>
    public static (SafetensorsHeader Header, long DataStart) Read(ByteStore bytes)
    {
        if (bytes.Length < PrefixBytes)
        {
            throw Malformed(bytes, $"it has {bytes.Length} bytes, and the header's length alone takes {PrefixBytes}");
        }

        Span<byte> prefix = stackalloc byte[PrefixBytes];
        bytes.Read(0, prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (Checkpoint.IsOne(prefix.ToArray()))
        {
            throw new WeightFormatException($"{bytes.Description} is no safetensors file: {Checkpoint.Advice}.");
        }

        if (length > (ulong)MaxBytes)
        {
            throw Malformed(bytes, $"its first 8 bytes claim a header of {length} bytes; the format allows {MaxBytes}");
        }

        if ((long)length > bytes.Length - PrefixBytes)
        {
            throw Malformed(bytes, $"its first 8 bytes claim a header of {length} bytes, but only {bytes.Length - PrefixBytes} follow");
        }

        var json = new byte[length];
        bytes.Read(PrefixBytes, json);
        var dataStart = PrefixBytes + (long)length;
        var (tensors, metadata) = Parse(bytes, json);
        CheckPlaces(bytes, tensors, bytes.Length - dataStart);
        return (new SafetensorsHeader(tensors, metadata), dataStart);
    }

    private static (List<SafetensorsTensor> Tensors, Dictionary<string, string> Metadata) Parse(ByteStore bytes, byte[] json)
    {
        if (json.Length == 0 || json[0] != (byte)'{')
        {
            throw Malformed(bytes, $"its header does not begin with '{{' at byte {PrefixBytes}");
        }

        if (!Utf8.IsValid(json))
        {
            throw Malformed(bytes, $"its header is not valid UTF-8");
        }

        try
        {
            return new SafetensorsHeaderParser(json).Parse();
        }
        catch (SafetensorsHeaderException error)
        {
            throw Malformed(bytes, $"{error.Message} (byte {PrefixBytes + error.Position})");
        }
        catch (JsonException error)
        {
            throw Malformed(bytes, $"its header is no valid JSON at line {error.LineNumber + 1}, byte {error.BytePositionInLine}");
        }
        catch (InvalidOperationException)
        {
            // The reader's way of refusing half a surrogate pair in a string.
            throw Malformed(bytes, $"a text in its header is not valid Unicode");
        }
    }

    // The format wants the data covered exactly: no gaps, no overlaps, nothing behind the last tensor.
    private static void CheckPlaces(ByteStore bytes, List<SafetensorsTensor> tensors, long dataLength)
    {
        SafetensorsTensor? before = null;
        var covered = 0L;
        foreach (var tensor in tensors.OrderBy(static tensor => tensor.Begin).ThenBy(static tensor => tensor.End))
        {
            var name = tensor.Entry.Name;
            if (tensor.End > dataLength)
            {
                throw Malformed(bytes, $"tensor '{name}' ends at byte {tensor.End} of the data, which has {dataLength}: the file is truncated or its header wrong");
            }

            if (tensor.Begin < covered)
            {
                throw Malformed(bytes, $"tensor '{name}' begins at byte {tensor.Begin} of the data, inside '{before!.Entry.Name}', which ends at {covered}");
            }

            if (tensor.Begin > covered)
            {
                throw Malformed(bytes, $"bytes {covered} to {tensor.Begin} of the data, before tensor '{name}', belong to no tensor");
            }

            before = tensor;
            covered = tensor.End;
        }

        if (covered != dataLength)
        {
            throw Malformed(bytes, $"bytes {covered} to {dataLength} of the data, behind the last tensor, belong to no tensor");
        }
    }

    private static WeightFormatException Malformed(ByteStore bytes, FormattableString what) =>
        new($"{bytes.Description} is no valid safetensors file: {what.ToString(CultureInfo.InvariantCulture)}.");
}

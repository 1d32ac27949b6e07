using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConvGen;

/// <summary>Writes tensors as a safetensors file, as float32, in the order of their source.</summary>
public static class SafetensorsWriter
{
    // The data begins at a multiple of this, so that a mapped file has aligned floats.
    private const int DataAlignment = 8;

    /// <summary>Writes a file. It appears, or is replaced, only once it is complete.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="source">The tensors; all must be readable as float32.</param>
    /// <param name="metadata">Notes for the header's <c>__metadata__</c>.</param>
    public static void Write(string path, IWeightSource source, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(source);
        var partial = path + ".partial";
        try
        {
            using (var stream = File.Create(partial))
            {
                Write(stream, source, metadata);
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Writes to a stream, which is left open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="source">The tensors; all must be readable as float32.</param>
    /// <param name="metadata">Notes for the header's <c>__metadata__</c>.</param>
    public static void Write(Stream stream, IWeightSource source, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        var header = Header(source, metadata);
        var padding = (DataAlignment - (header.Length % DataAlignment)) % DataAlignment;
        Span<byte> prefix = stackalloc byte[SafetensorsHeader.PrefixBytes];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length + padding);
        stream.Write(prefix);
        stream.Write(header);
        stream.Write("        "u8[..padding]);
        foreach (var entry in source.Tensors)
        {
            var values = new float[checked((int)entry.Length)];
            source.Read(entry.Name, values);
            stream.Write(MemoryMarshal.AsBytes(values.AsSpan()));
        }
    }

    private static ReadOnlySpan<byte> Header(IWeightSource source, IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        if (metadata is { Count: > 0 })
        {
            json.WriteStartObject("__metadata__");
            foreach (var (key, value) in metadata)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        }

        var offset = 0L;
        foreach (var entry in source.Tensors)
        {
            WriteEntry(json, entry, ref offset);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private static void WriteEntry(Utf8JsonWriter json, WeightEntry entry, ref long offset)
    {
        json.WriteStartObject(entry.Name);
        json.WriteString("dtype"u8, "F32"u8);
        json.WriteStartArray("shape"u8);
        foreach (var extent in entry.Shape)
        {
            json.WriteNumberValue(extent);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets"u8);
        json.WriteNumberValue(offset);
        offset += entry.Length * sizeof(float);
        json.WriteNumberValue(offset);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

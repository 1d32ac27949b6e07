using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConvGen.Conformance.Golden;

/// <summary>A tensor of the golden data.</summary>
/// <param name="Shape">Its shape, slowest index first.</param>
/// <param name="Values">Its elements.</param>
public sealed record GoldenTensor(long[] Shape, float[] Values);

/// <summary>The tensors of a float32 safetensors file. Deliberately not ConvGen's own reader: an oracle shares nothing with what it judges.</summary>
public sealed class GoldenTensors
{
    private readonly Dictionary<string, GoldenTensor> _tensors = [];

    private GoldenTensors()
    {
    }

    /// <summary>The tensor of that name; null if there is none.</summary>
    public GoldenTensor? Find(string name) => _tensors.GetValueOrDefault(name);

    /// <summary>The names.</summary>
    public IEnumerable<string> Names => _tensors.Keys;

    /// <summary>Reads a file: eight bytes of header length, a JSON header, then the data its offsets point into.</summary>
    public static GoldenTensors Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var headerLength = checked((int)BitConverter.ToInt64(bytes, 0));
        using var header = JsonDocument.Parse(bytes.AsMemory(8, headerLength));
        var data = bytes.AsSpan(8 + headerLength);
        var result = new GoldenTensors();
        foreach (var entry in header.RootElement.EnumerateObject().Where(static entry => entry.Name != "__metadata__"))
        {
            var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(static extent => extent.GetInt64()).ToArray();
            var offsets = entry.Value.GetProperty("data_offsets");
            var values = MemoryMarshal.Cast<byte, float>(data[offsets[0].GetInt32()..offsets[1].GetInt32()]).ToArray();
            result._tensors.Add(entry.Name, new GoldenTensor(shape, values));
        }

        return result;
    }
}

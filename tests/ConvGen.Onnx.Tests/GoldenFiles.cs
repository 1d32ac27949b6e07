using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConvGen.Onnx.Tests;

/// <summary>The golden data under <c>tests/Oracle</c>.</summary>
internal static class GoldenFiles
{
    private static readonly Lazy<JsonElement> LazyNetworks = new(static () => Json("nets.json"));
    private static readonly Lazy<JsonElement> LazyOperators = new(static () => Json("ops_visible.json"));
    private static readonly Lazy<Dictionary<string, float[]>> LazyTensors = new(static () => Tensors("ops_visible.safetensors"));

    public static JsonElement Networks => LazyNetworks.Value;

    public static JsonElement Operators => LazyOperators.Value;

    /// <summary>The tensor of an operator case.</summary>
    public static float[] OperatorTensor(string name) => LazyTensors.Value[name];

    /// <summary>The tensors of a safetensors file. Kept apart from the library's own reader, so that a mistake there cannot hide here.</summary>
    public static Dictionary<string, float[]> Tensors(string name)
    {
        var bytes = Bytes(name);
        var headerLength = (int)BitConverter.ToInt64(bytes, 0);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, headerLength));
        return header.RootElement.EnumerateObject().Where(static entry => entry.Name != "__metadata__").ToDictionary(
            static entry => entry.Name,
            entry =>
            {
                var range = entry.Value.GetProperty("data_offsets");
                var (start, end) = (range[0].GetInt32(), range[1].GetInt32());
                return MemoryMarshal.Cast<byte, float>(bytes.AsSpan(8 + headerLength + start, end - start)).ToArray();
            });
    }

    /// <summary>A file's bytes.</summary>
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    private static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Oracle", name);

    private static JsonElement Json(string name) => JsonDocument.Parse(Bytes(name)).RootElement;
}

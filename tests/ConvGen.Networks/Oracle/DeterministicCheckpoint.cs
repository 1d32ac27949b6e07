using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConvGen.Networks;

/// <summary>Writes a network's deterministic tensors as a safetensors file.</summary>
public static class DeterministicCheckpoint
{
    /// <summary>Writes every tensor <paramref name="network"/> expects to <paramref name="path"/>.</summary>
    public static void Write(NetworkInfo network, string path)
    {
        var header = new Dictionary<string, object>();
        var offset = 0L;
        foreach (var tensor in network.Tensors)
        {
            var end = offset + (tensor.Length * sizeof(float));
            header.Add(tensor.Name, new { dtype = "F32", shape = tensor.Shape, data_offsets = new[] { offset, end } });
            offset = end;
        }

        using var writer = new BinaryWriter(File.Create(path));
        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        writer.Write((long)json.Length);
        writer.Write(json);
        foreach (var tensor in network.Tensors)
        {
            writer.Write(MemoryMarshal.AsBytes<float>(DeterministicTensors.Make(tensor.Name, [.. tensor.Shape])));
        }
    }
}

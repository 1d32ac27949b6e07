using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ConvGen.Onnx;

/// <summary>Writes tensors as a safetensors file: the length of a JSON header, the header, then the elements one tensor after the other.</summary>
internal static class SafetensorsOutput
{
    private const int Alignment = 8;

    public static void Write(IReadOnlyList<ImportedTensor> tensors, Stream stream)
    {
        var header = Header(tensors);
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in tensors)
        {
            stream.Write(MemoryMarshal.AsBytes<float>(tensor.Elements));
        }
    }

    private static byte[] Header(IReadOnlyList<ImportedTensor> tensors)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            var offset = 0L;
            foreach (var tensor in tensors)
            {
                var end = offset + ((long)tensor.Elements.Length * sizeof(float));
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", "F32");
                WriteNumbers(json, "shape", tensor.Dims);
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(end);
                json.WriteEndArray();
                json.WriteEndObject();
                offset = end;
            }

            json.WriteEndObject();
        }

        // The format allows spaces behind the header, so that the elements stand aligned.
        buffer.Write(Encoding.ASCII.GetBytes(new string(' ', (int)((Alignment - (buffer.Length % Alignment)) % Alignment))));
        return buffer.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}

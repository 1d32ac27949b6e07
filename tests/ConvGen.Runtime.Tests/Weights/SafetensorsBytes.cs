using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace ConvGen.Runtime.Tests.Weights;

/// <summary>Builds safetensors files byte by byte, right or wrong.</summary>
internal static class SafetensorsBytes
{
    public static byte[] Of(string header, int dataBytes, long? claimedLength = null)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var file = new byte[8 + json.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(file, claimedLength ?? json.Length);
        json.CopyTo(file, 8);
        for (var i = 0; i < dataBytes; i++)
        {
            file[8 + json.Length + i] = (byte)i;
        }

        return file;
    }

    public static byte[] Of(IWeightSource source)
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, source);
        return stream.ToArray();
    }

    public static SafetensorsFile Open(byte[] file) => SafetensorsFile.Open(new MemoryStream(file));

    public static DictionaryWeights Small()
    {
        var weights = new DictionaryWeights();
        weights.Add("conv1.weight", [2, 1, 3], [1, 2, 3, 4, 5, 6]);
        weights.Add("conv1.bias", [2], [-1, 0.5f]);
        return weights;
    }
}

using System;
using System.Linq;
using System.Runtime.InteropServices;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Import.Tests;

/// <summary>Elements of the vectors' tensors, read apart from the importer so that a mistake there cannot hide here.</summary>
internal static class VectorTensor
{
    public static float[] Floats(TensorProto tensor)
    {
        if (tensor.DataType != TensorDataType.Float)
        {
            throw new InvalidOperationException($"'{tensor.Name}' is {tensor.DataType}.");
        }

        return tensor.RawData.IsEmpty ? [.. tensor.FloatData] : MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray();
    }

    public static long Count(TensorProto tensor) => tensor.Dims.Aggregate(1L, static (product, extent) => product * extent);
}

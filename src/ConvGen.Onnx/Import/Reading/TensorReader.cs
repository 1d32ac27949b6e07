using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>Reads the elements of tensors, whose sizes are compared with their shapes before anything is allocated.</summary>
internal sealed class TensorReader(ExternalFolder? folder)
{
    /// <summary>The tensor's elements.</summary>
    /// <exception cref="OnnxFormatException">Shape and data contradict each other, or the data are out of reach.</exception>
    public ConstantTensor Read(TensorProto tensor)
    {
        var count = TensorDims.CheckedCount(tensor.Dims)
            ?? throw new OnnxFormatException($"The tensor '{tensor.Name}' has the shape {TensorDims.Text(tensor.Dims)}, which is no shape that can be read.");
        int[] dims = [.. tensor.Dims.Select(static extent => (int)extent)];
        var isReal = tensor.DataType is TensorDataType.Float or TensorDataType.Float16 or TensorDataType.BFloat16 or TensorDataType.Double;
        if (tensor.DataLocation == TensorProto.ExternalLocation || !tensor.RawData.IsEmpty)
        {
            ReadOnlySpan<byte> bytes = tensor.DataLocation == TensorProto.ExternalLocation ? External(tensor, count) : tensor.RawData.Span;
            Expect(tensor, bytes.Length, (long)count * Width(tensor), "bytes");
            return isReal ? ConstantTensor.Of(dims, Reals(tensor.DataType, bytes, count)) : ConstantTensor.Of(dims, Integers(tensor.DataType, bytes, count));
        }

        return isReal ? ConstantTensor.Of(dims, Reals(tensor, count)) : ConstantTensor.Of(dims, Integers(tensor, count));
    }

    private byte[] External(TensorProto tensor, int count) => folder is null
        ? throw new OnnxFormatException($"The tensor '{tensor.Name}' stands in another file, but the model was not read from a folder.")
        : folder.Read(tensor, (long)count * Width(tensor));

    private static int Width(TensorProto tensor) => tensor.DataType switch
    {
        TensorDataType.Float or TensorDataType.Int32 or TensorDataType.UInt32 => 4,
        TensorDataType.Double or TensorDataType.Int64 or TensorDataType.UInt64 => 8,
        TensorDataType.Float16 or TensorDataType.BFloat16 or TensorDataType.Int16 or TensorDataType.UInt16 => 2,
        TensorDataType.Int8 or TensorDataType.UInt8 or TensorDataType.Bool => 1,
        _ => throw Unknown(tensor),
    };

    private static float[] Reals(TensorDataType type, ReadOnlySpan<byte> bytes, int count)
    {
        switch (type)
        {
            case TensorDataType.Float:
                return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
            case TensorDataType.Double:
                return Convert(MemoryMarshal.Cast<byte, double>(bytes), count, static value => (float)value);
            case TensorDataType.Float16:
                return Convert(MemoryMarshal.Cast<byte, Half>(bytes), count, static value => (float)value);
            default:
                return Convert(MemoryMarshal.Cast<byte, ushort>(bytes), count, FromUpperHalf);
        }
    }

    private static long[] Integers(TensorDataType type, ReadOnlySpan<byte> bytes, int count) => type switch
    {
        TensorDataType.Int64 or TensorDataType.UInt64 => MemoryMarshal.Cast<byte, long>(bytes).ToArray(),
        TensorDataType.Int32 => Convert(MemoryMarshal.Cast<byte, int>(bytes), count, static value => (long)value),
        TensorDataType.UInt32 => Convert(MemoryMarshal.Cast<byte, uint>(bytes), count, static value => (long)value),
        TensorDataType.Int16 => Convert(MemoryMarshal.Cast<byte, short>(bytes), count, static value => (long)value),
        TensorDataType.UInt16 => Convert(MemoryMarshal.Cast<byte, ushort>(bytes), count, static value => (long)value),
        TensorDataType.Int8 => Convert(MemoryMarshal.Cast<byte, sbyte>(bytes), count, static value => (long)value),
        _ => Convert(bytes, count, static value => (long)value),
    };

    private static float[] Reals(TensorProto tensor, int count)
    {
        switch (tensor.DataType)
        {
            case TensorDataType.Float:
                Expect(tensor, tensor.FloatData.Count, count, "elements");
                return [.. tensor.FloatData];
            case TensorDataType.Double:
                Expect(tensor, tensor.DoubleData.Count, count, "elements");
                return [.. tensor.DoubleData.Select(static value => (float)value)];
            default:
                Expect(tensor, tensor.Int32Data.Count, count, "elements");
                Func<ushort, float> decode = tensor.DataType == TensorDataType.Float16
                    ? static bits => (float)BitConverter.UInt16BitsToHalf(bits)
                    : FromUpperHalf;
                return [.. tensor.Int32Data.Select(bits => decode(unchecked((ushort)bits)))];
        }
    }

    private static long[] Integers(TensorProto tensor, int count)
    {
        IReadOnlyCollection<long> elements = tensor.DataType switch
        {
            TensorDataType.Int64 => tensor.Int64Data,
            TensorDataType.UInt32 or TensorDataType.UInt64 => [.. tensor.UInt64Data.Select(static value => unchecked((long)value))],
            TensorDataType.Int32 or TensorDataType.Int16 or TensorDataType.UInt16 or TensorDataType.Int8 or TensorDataType.UInt8 or TensorDataType.Bool =>
                [.. tensor.Int32Data.Select(static value => (long)value)],
            _ => throw Unknown(tensor),
        };
        Expect(tensor, elements.Count, count, "elements");
        return [.. elements];
    }

    private static float FromUpperHalf(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    private static TTo[] Convert<TFrom, TTo>(ReadOnlySpan<TFrom> elements, int count, Func<TFrom, TTo> convert)
    {
        var converted = new TTo[count];
        for (var i = 0; i < count; i++)
        {
            converted[i] = convert(elements[i]);
        }

        return converted;
    }

    private static void Expect(TensorProto tensor, long actual, long expected, string unit)
    {
        if (actual != expected)
        {
            throw new OnnxFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"The tensor '{tensor.Name}' of shape {TensorDims.Text(tensor.Dims)} needs {expected} {unit} of {tensor.DataType}, but brings {actual}."));
        }
    }

    private static OnnxFormatException Unknown(TensorProto tensor) =>
        new($"The tensor '{tensor.Name}' has elements of the type {tensor.DataType}, which are not numbers that can be read.");
}

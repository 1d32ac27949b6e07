using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace ConvGen.Onnx.Protocol;

/// <summary>The type of a tensor's elements.</summary>
public enum TensorDataType
{
    /// <summary>Not said.</summary>
    Undefined = 0,

    /// <summary>32-bit floating point.</summary>
    Float = 1,

    /// <summary>Unsigned bytes.</summary>
    UInt8 = 2,

    /// <summary>Signed bytes.</summary>
    Int8 = 3,

    /// <summary>Unsigned 16-bit integers.</summary>
    UInt16 = 4,

    /// <summary>16-bit integers.</summary>
    Int16 = 5,

    /// <summary>32-bit integers.</summary>
    Int32 = 6,

    /// <summary>64-bit integers.</summary>
    Int64 = 7,

    /// <summary>Texts.</summary>
    String = 8,

    /// <summary>Truth values, a byte each.</summary>
    Bool = 9,

    /// <summary>16-bit floating point.</summary>
    Float16 = 10,

    /// <summary>64-bit floating point.</summary>
    Double = 11,

    /// <summary>Unsigned 32-bit integers.</summary>
    UInt32 = 12,

    /// <summary>Unsigned 64-bit integers.</summary>
    UInt64 = 13,

    /// <summary>The upper half of 32-bit floating point.</summary>
    BFloat16 = 16,
}

/// <summary>A tensor of constants: shape, type, and elements as raw little-endian bytes, as typed lists, or in another file.</summary>
public sealed class TensorProto : OnnxMessage
{
    /// <summary>The value of <see cref="DataLocation"/> that sends readers to <see cref="ExternalData"/>.</summary>
    public const int ExternalLocation = 1;

    /// <summary>The shape; empty for a scalar.</summary>
    public List<long> Dims { get; } = [];

    /// <summary>The type of the elements.</summary>
    public TensorDataType DataType { get; set; }

    /// <summary>Float elements, unless raw.</summary>
    public List<float> FloatData { get; } = [];

    /// <summary>Elements of the types of at most 32 bits, unless raw; 16-bit floats as their bits.</summary>
    public List<int> Int32Data { get; } = [];

    /// <summary>64-bit integer elements, unless raw.</summary>
    public List<long> Int64Data { get; } = [];

    /// <summary>Double elements, unless raw.</summary>
    public List<double> DoubleData { get; } = [];

    /// <summary>Unsigned 32- and 64-bit elements, unless raw.</summary>
    public List<ulong> UInt64Data { get; } = [];

    /// <summary>The tensor's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The elements as little-endian bytes.</summary>
    public ByteString RawData { get; set; } = ByteString.Empty;

    /// <summary>Where the elements stand outside the file: location, offset, length.</summary>
    public List<StringStringEntryProto> ExternalData { get; } = [];

    /// <summary>0 for data in this message, <see cref="ExternalLocation"/> for another file.</summary>
    public int DataLocation { get; set; }

    /// <summary>A float32 tensor of the elements <paramref name="data"/>.</summary>
    public static TensorProto Of(string name, IEnumerable<int> dims, float[] data) =>
        Raw(name, dims, TensorDataType.Float, MemoryMarshal.AsBytes<float>(data));

    /// <summary>A 64-bit integer tensor.</summary>
    public static TensorProto Of(string name, IEnumerable<int> dims, long[] data) =>
        Raw(name, dims, TensorDataType.Int64, MemoryMarshal.AsBytes<long>(data));

    internal override void WriteFields(FieldWriter writer)
    {
        writer.Int64s(1, Dims);
        writer.Int64(2, (long)DataType);
        writer.PackedFloats(4, FloatData);
        writer.PackedInt64s(5, Int32Data.ConvertAll(static value => (long)value));
        writer.PackedInt64s(7, Int64Data);
        writer.OptionalText(8, Name);
        writer.OptionalBytes(9, RawData);
        writer.PackedDoubles(10, DoubleData);
        writer.PackedInt64s(11, UInt64Data.ConvertAll(static value => unchecked((long)value)));
        writer.Messages(13, ExternalData);
        writer.OptionalInt64(14, DataLocation);
    }

    internal override bool ReadField(FieldReader reader)
    {
        switch (reader.Field)
        {
            case 1: reader.Int64s(Dims); return true;
            case 2: DataType = (TensorDataType)reader.Int32(); return true;
            case 4: reader.Floats(FloatData); return true;
            case 5: reader.Int32s(Int32Data); return true;
            case 7: reader.Int64s(Int64Data); return true;
            case 8: Name = reader.Text(); return true;
            case 9: RawData = reader.Bytes(); return true;
            case 10: reader.Doubles(DoubleData); return true;
            case 11: reader.UInt64s(UInt64Data); return true;
            case 13: ExternalData.Add(reader.Message<StringStringEntryProto>()); return true;
            case 14: DataLocation = reader.Int32(); return true;
            default: return false;
        }
    }

    private static TensorProto Raw(string name, IEnumerable<int> dims, TensorDataType type, ReadOnlySpan<byte> bytes)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("The ONNX format is little-endian; this machine is not.");
        }

        var tensor = new TensorProto { Name = name, DataType = type, RawData = ByteString.CopyFrom(bytes) };
        foreach (var extent in dims)
        {
            tensor.Dims.Add(extent);
        }

        return tensor;
    }
}

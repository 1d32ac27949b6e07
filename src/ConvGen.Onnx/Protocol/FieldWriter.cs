using System.Collections.Generic;
using Google.Protobuf;

namespace ConvGen.Onnx.Protocol;

/// <summary>Writes fields, or with no <paramref name="output"/> only counts their bytes, so that size and content come from one list of fields.</summary>
internal sealed class FieldWriter(CodedOutputStream? output)
{
    /// <summary>The bytes of all fields so far.</summary>
    public int Size { get; private set; }

    /// <summary>A number that is written even when it is 0.</summary>
    public void Int64(int field, long value)
    {
        Count(field, CodedOutputStream.ComputeInt64Size(value));
        output?.WriteTag(field, WireFormat.WireType.Varint);
        output?.WriteInt64(value);
    }

    /// <summary>A number that is left out when it is 0.</summary>
    public void OptionalInt64(int field, long value)
    {
        if (value != 0)
        {
            Int64(field, value);
        }
    }

    public void Float(int field, float value)
    {
        Count(field, sizeof(float));
        output?.WriteTag(field, WireFormat.WireType.Fixed32);
        output?.WriteFloat(value);
    }

    /// <summary>A text that is written even when it is empty (an omitted input of a node has an empty name).</summary>
    public void Text(int field, string value)
    {
        Count(field, CodedOutputStream.ComputeStringSize(value));
        output?.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output?.WriteString(value);
    }

    public void OptionalText(int field, string value)
    {
        if (value.Length > 0)
        {
            Text(field, value);
        }
    }

    public void Texts(int field, List<string> values)
    {
        foreach (var value in values)
        {
            Text(field, value);
        }
    }

    public void Bytes(int field, ByteString value)
    {
        Count(field, CodedOutputStream.ComputeBytesSize(value));
        output?.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output?.WriteBytes(value);
    }

    public void OptionalBytes(int field, ByteString value)
    {
        if (!value.IsEmpty)
        {
            Bytes(field, value);
        }
    }

    public void Message(int field, OnnxMessage? message)
    {
        if (message is null)
        {
            return;
        }

        var size = message.CalculateSize();
        Count(field, checked(CodedOutputStream.ComputeLengthSize(size) + size));
        if (output is not null)
        {
            output.WriteTag(field, WireFormat.WireType.LengthDelimited);
            output.WriteLength(size);
            message.WriteTo(output);
        }
    }

    public void Messages<T>(int field, List<T> messages)
        where T : OnnxMessage
    {
        foreach (var message in messages)
        {
            Message(field, message);
        }
    }

    public void Int64s(int field, List<long> values)
    {
        foreach (var value in values)
        {
            Int64(field, value);
        }
    }

    public void Floats(int field, List<float> values)
    {
        foreach (var value in values)
        {
            Float(field, value);
        }
    }

    public void PackedInt64s(int field, List<long> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        var size = 0;
        foreach (var value in values)
        {
            size = checked(size + CodedOutputStream.ComputeInt64Size(value));
        }

        Packed(field, size);
        foreach (var value in values)
        {
            output?.WriteInt64(value);
        }
    }

    public void PackedFloats(int field, List<float> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        Packed(field, checked(values.Count * sizeof(float)));
        foreach (var value in values)
        {
            output?.WriteFloat(value);
        }
    }

    public void PackedDoubles(int field, List<double> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        Packed(field, checked(values.Count * sizeof(double)));
        foreach (var value in values)
        {
            output?.WriteDouble(value);
        }
    }

    private void Packed(int field, int size)
    {
        Count(field, checked(CodedOutputStream.ComputeLengthSize(size) + size));
        output?.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output?.WriteLength(size);
    }

    private void Count(int field, int size) => Size = checked(Size + CodedOutputStream.ComputeTagSize(field) + size);
}

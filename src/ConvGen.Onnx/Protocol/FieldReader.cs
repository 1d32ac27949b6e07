using System;
using System.Collections.Generic;
using Google.Protobuf;

namespace ConvGen.Onnx.Protocol;

/// <summary>Reads the fields of one message, and checks that each is encoded the way its type demands.</summary>
internal sealed class FieldReader(CodedInputStream input)
{
    private uint _tag;

    /// <summary>The number of the current field.</summary>
    public int Field => WireFormat.GetTagFieldNumber(_tag);

    /// <summary>Moves on to the next field; false at the end of the message.</summary>
    public bool Next() => (_tag = input.ReadTag()) != 0;

    public long Int64()
    {
        Expect(WireFormat.WireType.Varint);
        return input.ReadInt64();
    }

    public int Int32() => unchecked((int)Int64());

    public float Float()
    {
        Expect(WireFormat.WireType.Fixed32);
        return input.ReadFloat();
    }

    public string Text()
    {
        Expect(WireFormat.WireType.LengthDelimited);
        return input.ReadString();
    }

    public ByteString Bytes()
    {
        Expect(WireFormat.WireType.LengthDelimited);
        return input.ReadBytes();
    }

    public T Message<T>()
        where T : OnnxMessage, new()
    {
        Expect(WireFormat.WireType.LengthDelimited);
        var message = new T();
        input.ReadMessage(message);
        return message;
    }

    /// <summary>One element, or a packed run of them.</summary>
    public void Int64s(List<long> values) => Repeated(values, WireFormat.WireType.Varint, static stream => stream.ReadInt64());

    /// <summary>One element, or a packed run of them.</summary>
    public void UInt64s(List<ulong> values) => Repeated(values, WireFormat.WireType.Varint, static stream => stream.ReadUInt64());

    /// <summary>One element, or a packed run of them.</summary>
    public void Int32s(List<int> values) => Repeated(values, WireFormat.WireType.Varint, static stream => stream.ReadInt32());

    /// <summary>One element, or a packed run of them.</summary>
    public void Floats(List<float> values) => Repeated(values, WireFormat.WireType.Fixed32, static stream => stream.ReadFloat());

    /// <summary>One element, or a packed run of them.</summary>
    public void Doubles(List<double> values) => Repeated(values, WireFormat.WireType.Fixed64, static stream => stream.ReadDouble());

    private void Repeated<T>(List<T> values, WireFormat.WireType element, Func<CodedInputStream, T> read)
    {
        if (WireFormat.GetTagWireType(_tag) == element)
        {
            values.Add(read(input));
            return;
        }

        Expect(WireFormat.WireType.LengthDelimited);
        var length = input.ReadLength();
        var end = input.Position + length;
        while (input.Position < end)
        {
            values.Add(read(input));
        }

        if (length < 0 || input.Position != end)
        {
            throw new OnnxFormatException($"The packed field {Field} ends inside an element, at byte {input.Position}.");
        }
    }

    private void Expect(WireFormat.WireType expected)
    {
        var actual = WireFormat.GetTagWireType(_tag);
        if (actual != expected)
        {
            throw new OnnxFormatException($"Field {Field} at byte {input.Position} is encoded as {actual}; the ONNX format has {expected} there.");
        }
    }
}

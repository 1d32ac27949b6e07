using System;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ConvGen.Onnx.Protocol;

/// <summary>A message of the ONNX format, declared by its published field numbers. Each message lists its fields twice: to write and to read.</summary>
/// <remarks>Written by hand, because only a small part of the schema is needed and a schema compiler would be a build dependency.</remarks>
public abstract class OnnxMessage : IMessage
{
    MessageDescriptor IMessage.Descriptor => throw new NotSupportedException("Messages of the ONNX format are declared by hand and carry no descriptor.");

    /// <summary>The bytes the message takes.</summary>
    public int CalculateSize()
    {
        var writer = new FieldWriter(null);
        WriteFields(writer);
        return writer.Size;
    }

    /// <summary>Writes the message.</summary>
    public void WriteTo(CodedOutputStream output) => WriteFields(new FieldWriter(output));

    /// <summary>Reads fields until the message ends; unknown ones are skipped.</summary>
    public void MergeFrom(CodedInputStream input)
    {
        var reader = new FieldReader(input);
        while (reader.Next())
        {
            if (!ReadField(reader))
            {
                input.SkipLastField();
            }
        }
    }

    internal abstract void WriteFields(FieldWriter writer);

    /// <summary>Reads the reader's current field; false if it is unknown.</summary>
    internal abstract bool ReadField(FieldReader reader);
}

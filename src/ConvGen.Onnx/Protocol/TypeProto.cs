using System.Collections.Generic;

namespace ConvGen.Onnx.Protocol;

/// <summary>The type of a value; sequences, maps and optionals are not read.</summary>
public sealed class TypeProto : OnnxMessage
{
    /// <summary>The tensor type, if the value is a tensor.</summary>
    public TensorTypeProto? Tensor { get; set; }

    internal override void WriteFields(FieldWriter writer) => writer.Message(1, Tensor);

    internal override bool ReadField(FieldReader reader)
    {
        switch (reader.Field)
        {
            case 1: Tensor = reader.Message<TensorTypeProto>(); return true;
            default: return false;
        }
    }
}

/// <summary>Element type and shape of a tensor.</summary>
public sealed class TensorTypeProto : OnnxMessage
{
    /// <summary>The type of the elements.</summary>
    public TensorDataType ElementType { get; set; }

    /// <summary>The shape; null if not said.</summary>
    public TensorShapeProto? Shape { get; set; }

    internal override void WriteFields(FieldWriter writer)
    {
        writer.Int64(1, (long)ElementType);
        writer.Message(2, Shape);
    }

    internal override bool ReadField(FieldReader reader)
    {
        switch (reader.Field)
        {
            case 1: ElementType = (TensorDataType)reader.Int32(); return true;
            case 2: Shape = reader.Message<TensorShapeProto>(); return true;
            default: return false;
        }
    }
}

/// <summary>A shape.</summary>
public sealed class TensorShapeProto : OnnxMessage
{
    /// <summary>The extents, outermost first.</summary>
    public List<TensorDimensionProto> Dims { get; } = [];

    internal override void WriteFields(FieldWriter writer) => writer.Messages(1, Dims);

    internal override bool ReadField(FieldReader reader)
    {
        switch (reader.Field)
        {
            case 1: Dims.Add(reader.Message<TensorDimensionProto>()); return true;
            default: return false;
        }
    }
}

/// <summary>One extent: a number, a name, or neither.</summary>
public sealed class TensorDimensionProto : OnnxMessage
{
    /// <summary>The number, if it is fixed.</summary>
    public long? Value { get; set; }

    /// <summary>The name, if it is free.</summary>
    public string Parameter { get; set; } = "";

    internal override void WriteFields(FieldWriter writer)
    {
        if (Value is { } value)
        {
            writer.Int64(1, value);
        }

        writer.OptionalText(2, Parameter);
    }

    internal override bool ReadField(FieldReader reader)
    {
        switch (reader.Field)
        {
            case 1: Value = reader.Int64(); return true;
            case 2: Parameter = reader.Text(); return true;
            default: return false;
        }
    }
}

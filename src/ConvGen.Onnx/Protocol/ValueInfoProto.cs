using System.Collections.Generic;

namespace ConvGen.Onnx.Protocol;

/// <summary>A value's name with its type and shape.</summary>
public sealed class ValueInfoProto : OnnxMessage
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The type; null if not said.</summary>
    public TypeProto? Type { get; set; }

    /// <summary>A float32 tensor of the shape <paramref name="dims"/>.</summary>
    public static ValueInfoProto Of(string name, IEnumerable<int> dims)
    {
        var shape = new TensorShapeProto();
        foreach (var extent in dims)
        {
            shape.Dims.Add(new TensorDimensionProto { Value = extent });
        }

        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { Tensor = new TensorTypeProto { ElementType = TensorDataType.Float, Shape = shape } },
        };
    }

    internal override void WriteFields(FieldWriter writer)
    {
        writer.Text(1, Name);
        writer.Message(2, Type);
    }

    internal override bool ReadField(FieldReader reader)
    {
        switch (reader.Field)
        {
            case 1: Name = reader.Text(); return true;
            case 2: Type = reader.Message<TypeProto>(); return true;
            default: return false;
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using Google.Protobuf;

namespace ConvGen.Onnx.Protocol;

/// <summary>The type of an attribute's value.</summary>
public enum AttributeType
{
    /// <summary>Not said.</summary>
    Undefined = 0,

    /// <summary>A real number.</summary>
    Float = 1,

    /// <summary>An integer.</summary>
    Int = 2,

    /// <summary>A text.</summary>
    String = 3,

    /// <summary>A tensor.</summary>
    Tensor = 4,

    /// <summary>A graph.</summary>
    Graph = 5,

    /// <summary>Real numbers.</summary>
    Floats = 6,

    /// <summary>Integers.</summary>
    Ints = 7,

    /// <summary>Texts.</summary>
    Strings = 8,

    /// <summary>Tensors.</summary>
    Tensors = 9,

    /// <summary>Graphs.</summary>
    Graphs = 10,
}

/// <summary>A named argument of an operator; one of the values is set, as <see cref="Type"/> says.</summary>
public sealed class AttributeProto : OnnxMessage
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Which value is set.</summary>
    public AttributeType Type { get; set; }

    /// <summary>A real number.</summary>
    public float F { get; set; }

    /// <summary>An integer.</summary>
    public long I { get; set; }

    /// <summary>A text in UTF-8.</summary>
    public ByteString S { get; set; } = ByteString.Empty;

    /// <summary>A tensor.</summary>
    public TensorProto? T { get; set; }

    /// <summary>A graph.</summary>
    public GraphProto? G { get; set; }

    /// <summary>Real numbers.</summary>
    public List<float> Floats { get; } = [];

    /// <summary>Integers.</summary>
    public List<long> Ints { get; } = [];

    /// <summary>Texts in UTF-8.</summary>
    public List<ByteString> Strings { get; } = [];

    /// <summary>An integer attribute.</summary>
    public static AttributeProto Of(string name, long value) => new() { Name = name, Type = AttributeType.Int, I = value };

    /// <summary>A real attribute.</summary>
    public static AttributeProto Of(string name, double value) => new() { Name = name, Type = AttributeType.Float, F = (float)value };

    /// <summary>A text attribute.</summary>
    public static AttributeProto Of(string name, string value) =>
        new() { Name = name, Type = AttributeType.String, S = ByteString.CopyFromUtf8(value) };

    /// <summary>An attribute of integers.</summary>
    public static AttributeProto Of(string name, IEnumerable<int> values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeType.Ints };
        attribute.Ints.AddRange(values.Select(static value => (long)value));
        return attribute;
    }

    internal override void WriteFields(FieldWriter writer)
    {
        writer.Text(1, Name);
        switch (Type)
        {
            case AttributeType.Float: writer.Float(2, F); break;
            case AttributeType.Int: writer.Int64(3, I); break;
            case AttributeType.String: writer.Bytes(4, S); break;
            case AttributeType.Tensor: writer.Message(5, T); break;
            case AttributeType.Graph: writer.Message(6, G); break;
            case AttributeType.Floats: writer.Floats(7, Floats); break;
            case AttributeType.Ints: writer.Int64s(8, Ints); break;
            case AttributeType.Strings:
                foreach (var text in Strings)
                {
                    writer.Bytes(9, text);
                }

                break;
        }

        writer.Int64(20, (long)Type);
    }

    internal override bool ReadField(FieldReader reader)
    {
        switch (reader.Field)
        {
            case 1: Name = reader.Text(); return true;
            case 2: F = reader.Float(); return true;
            case 3: I = reader.Int64(); return true;
            case 4: S = reader.Bytes(); return true;
            case 5: T = reader.Message<TensorProto>(); return true;
            case 6: G = reader.Message<GraphProto>(); return true;
            case 7: reader.Floats(Floats); return true;
            case 8: reader.Int64s(Ints); return true;
            case 9: Strings.Add(reader.Bytes()); return true;
            case 20: Type = (AttributeType)reader.Int32(); return true;
            default: return false;
        }
    }
}

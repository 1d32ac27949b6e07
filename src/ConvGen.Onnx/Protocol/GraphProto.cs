using System.Collections.Generic;

namespace ConvGen.Onnx.Protocol;

/// <summary>Nodes in topological order, with constants, inputs and outputs.</summary>
public sealed class GraphProto : OnnxMessage
{
    /// <summary>The nodes.</summary>
    public List<NodeProto> Nodes { get; } = [];

    /// <summary>The graph's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Constants by name.</summary>
    public List<TensorProto> Initializers { get; } = [];

    /// <summary>Documentation.</summary>
    public string DocString { get; set; } = "";

    /// <summary>Inputs; files before IR 4 list the initialisers here too.</summary>
    public List<ValueInfoProto> Inputs { get; } = [];

    /// <summary>Outputs.</summary>
    public List<ValueInfoProto> Outputs { get; } = [];

    /// <summary>Shapes of inner values, as far as the exporter knew them.</summary>
    public List<ValueInfoProto> ValueInfos { get; } = [];

    internal override void WriteFields(FieldWriter writer)
    {
        writer.Messages(1, Nodes);
        writer.OptionalText(2, Name);
        writer.Messages(5, Initializers);
        writer.OptionalText(10, DocString);
        writer.Messages(11, Inputs);
        writer.Messages(12, Outputs);
        writer.Messages(13, ValueInfos);
    }

    internal override bool ReadField(FieldReader reader)
    {
        switch (reader.Field)
        {
            case 1: Nodes.Add(reader.Message<NodeProto>()); return true;
            case 2: Name = reader.Text(); return true;
            case 5: Initializers.Add(reader.Message<TensorProto>()); return true;
            case 10: DocString = reader.Text(); return true;
            case 11: Inputs.Add(reader.Message<ValueInfoProto>()); return true;
            case 12: Outputs.Add(reader.Message<ValueInfoProto>()); return true;
            case 13: ValueInfos.Add(reader.Message<ValueInfoProto>()); return true;
            default: return false;
        }
    }
}

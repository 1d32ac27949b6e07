using System.Collections.Generic;

namespace ConvGen.Onnx.Protocol;

/// <summary>One operator applied to named values.</summary>
public sealed class NodeProto : OnnxMessage
{
    /// <summary>The values it reads; an empty name is an omitted input.</summary>
    public List<string> Inputs { get; } = [];

    /// <summary>The values it makes.</summary>
    public List<string> Outputs { get; } = [];

    /// <summary>Its name, possibly empty.</summary>
    public string Name { get; set; } = "";

    /// <summary>The operator.</summary>
    public string OpType { get; set; } = "";

    /// <summary>The operator's domain; empty for ONNX's own.</summary>
    public string Domain { get; set; } = "";

    /// <summary>The operator's attributes.</summary>
    public List<AttributeProto> Attributes { get; } = [];

    /// <summary>Documentation.</summary>
    public string DocString { get; set; } = "";

    internal override void WriteFields(FieldWriter writer)
    {
        writer.Texts(1, Inputs);
        writer.Texts(2, Outputs);
        writer.OptionalText(3, Name);
        writer.Text(4, OpType);
        writer.Messages(5, Attributes);
        writer.OptionalText(6, DocString);
        writer.OptionalText(7, Domain);
    }

    internal override bool ReadField(FieldReader reader)
    {
        switch (reader.Field)
        {
            case 1: Inputs.Add(reader.Text()); return true;
            case 2: Outputs.Add(reader.Text()); return true;
            case 3: Name = reader.Text(); return true;
            case 4: OpType = reader.Text(); return true;
            case 5: Attributes.Add(reader.Message<AttributeProto>()); return true;
            case 6: DocString = reader.Text(); return true;
            case 7: Domain = reader.Text(); return true;
            default: return false;
        }
    }
}

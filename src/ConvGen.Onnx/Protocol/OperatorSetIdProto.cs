namespace ConvGen.Onnx.Protocol;

/// <summary>An operator set and its version.</summary>
public sealed class OperatorSetIdProto : OnnxMessage
{
    /// <summary>The set's domain; empty for ONNX's own.</summary>
    public string Domain { get; set; } = "";

    /// <summary>The version.</summary>
    public long Version { get; set; }

    internal override void WriteFields(FieldWriter writer)
    {
        writer.OptionalText(1, Domain);
        writer.Int64(2, Version);
    }

    internal override bool ReadField(FieldReader reader)
    {
        switch (reader.Field)
        {
            case 1: Domain = reader.Text(); return true;
            case 2: Version = reader.Int64(); return true;
            default: return false;
        }
    }
}

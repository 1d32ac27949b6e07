namespace ConvGen.Onnx.Protocol;

/// <summary>A key with its value.</summary>
public sealed class StringStringEntryProto : OnnxMessage
{
    /// <summary>The key.</summary>
    public string Key { get; set; } = "";

    /// <summary>The value.</summary>
    public string Value { get; set; } = "";

    internal override void WriteFields(FieldWriter writer)
    {
        writer.Text(1, Key);
        writer.Text(2, Value);
    }

    internal override bool ReadField(FieldReader reader)
    {
        switch (reader.Field)
        {
            case 1: Key = reader.Text(); return true;
            case 2: Value = reader.Text(); return true;
            default: return false;
        }
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace ConvGen.Onnx.Protocol;

/// <summary>An ONNX file: a graph, the operator sets it relies on, and who made it.</summary>
public sealed class ModelProto : OnnxMessage
{
    /// <summary>The version of the format itself; 8 came with opset 17.</summary>
    public long IrVersion { get; set; }

    /// <summary>The operator sets.</summary>
    public List<OperatorSetIdProto> OpsetImport { get; } = [];

    /// <summary>The program that wrote the file.</summary>
    public string ProducerName { get; set; } = "";

    /// <summary>Its version.</summary>
    public string ProducerVersion { get; set; } = "";

    /// <summary>The model's domain, a reversed host name.</summary>
    public string Domain { get; set; } = "";

    /// <summary>The model's own version.</summary>
    public long ModelVersion { get; set; }

    /// <summary>Documentation.</summary>
    public string DocString { get; set; } = "";

    /// <summary>The graph.</summary>
    public GraphProto? Graph { get; set; }

    /// <summary>Named remarks, the licence among them.</summary>
    public List<StringStringEntryProto> MetadataProps { get; } = [];

    /// <summary>Reads a model.</summary>
    /// <exception cref="OnnxFormatException">The bytes are no ONNX model.</exception>
    public static ModelProto Read(Stream stream)
    {
        using var input = new CodedInputStream(stream, leaveOpen: true);
        return Read(input);
    }

    /// <summary>Reads a model from memory; its tensors' bytes are copied once.</summary>
    /// <exception cref="OnnxFormatException">The bytes are no ONNX model.</exception>
    public static ModelProto Read(ReadOnlyMemory<byte> bytes)
    {
        var segment = MemoryMarshal.TryGetArray(bytes, out var array) ? array : new ArraySegment<byte>(bytes.ToArray());
        using var input = new CodedInputStream(segment.Array!, segment.Offset, segment.Count);
        return Read(input);
    }

    /// <summary>Writes the model.</summary>
    public void Write(Stream stream)
    {
        using var output = new CodedOutputStream(stream, leaveOpen: true);
        WriteTo(output);
    }

    private static ModelProto Read(CodedInputStream input)
    {
        try
        {
            var model = new ModelProto();
            model.MergeFrom(input);
            return model;
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new OnnxFormatException($"This is no intact ONNX model: {exception.Message}", exception);
        }
    }

    internal override void WriteFields(FieldWriter writer)
    {
        writer.Int64(1, IrVersion);
        writer.OptionalText(2, ProducerName);
        writer.OptionalText(3, ProducerVersion);
        writer.OptionalText(4, Domain);
        writer.OptionalInt64(5, ModelVersion);
        writer.OptionalText(6, DocString);
        writer.Message(7, Graph);
        writer.Messages(8, OpsetImport);
        writer.Messages(14, MetadataProps);
    }

    internal override bool ReadField(FieldReader reader)
    {
        switch (reader.Field)
        {
            case 1: IrVersion = reader.Int64(); return true;
            case 2: ProducerName = reader.Text(); return true;
            case 3: ProducerVersion = reader.Text(); return true;
            case 4: Domain = reader.Text(); return true;
            case 5: ModelVersion = reader.Int64(); return true;
            case 6: DocString = reader.Text(); return true;
            case 7: Graph = reader.Message<GraphProto>(); return true;
            case 8: OpsetImport.Add(reader.Message<OperatorSetIdProto>()); return true;
            case 14: MetadataProps.Add(reader.Message<StringStringEntryProto>()); return true;
            default: return false;
        }
    }
}

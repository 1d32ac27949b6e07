using System.IO;
using ConvGen.Onnx.Protocol;
using Xunit;

namespace ConvGen.Onnx.Tests;

public sealed class ProtocolTests
{
    [Fact]
    public void A_written_model_reads_back_with_every_field()
    {
        var model = Sample();
        var bytes = Bytes(model);

        var read = ModelProto.Read(new MemoryStream(bytes));

        Assert.Equal(bytes, Bytes(read));
        Assert.Equal(17, read.OpsetImport[0].Version);
        Assert.Equal("MIT", read.MetadataProps[0].Value);
        var node = read.Graph!.Nodes[0];
        Assert.Equal(["x", "", "w"], node.Inputs);
        Assert.Equal([-1, 300], node.Attributes[0].Ints);
        Assert.Equal(0.1f, node.Attributes[1].F);
        Assert.Equal("reflect", node.Attributes[2].S.ToStringUtf8());
        Assert.Equal([1, 3, 0], read.Graph.Inputs[0].Type!.Tensor!.Shape!.Dims.ConvertAll(static dim => dim.Value ?? -1));
        Assert.Equal([1.5f, -2f], read.Graph.Initializers[1].FloatData);
    }

    [Fact]
    public void Unpacked_and_packed_numbers_read_alike()
    {
        // dims (field 1) once as two single values, once packed; data type FLOAT.
        byte[] single = [0x08, 0x02, 0x08, 0x03, 0x10, 0x01];
        byte[] packed = [0x0A, 0x02, 0x02, 0x03, 0x10, 0x01];

        Assert.Equal(ReadTensor(single).Dims, ReadTensor(packed).Dims);
        Assert.Equal([2, 3], ReadTensor(packed).Dims);
    }

    [Fact]
    public void Unknown_fields_are_skipped()
    {
        // field 99 with a varint before the name (field 8).
        byte[] bytes = [0x98, 0x06, 0x07, 0x42, 0x01, (byte)'t'];

        Assert.Equal("t", ReadTensor(bytes).Name);
    }

    [Fact]
    public void Truncated_models_are_refused_at_every_length()
    {
        var bytes = Bytes(Sample());
        var complete = 0;
        for (var length = 1; length < bytes.Length; length++)
        {
            try
            {
                ModelProto.Read(new MemoryStream(bytes, 0, length));
                complete++;
            }
            catch (OnnxFormatException exception)
            {
                Assert.NotEmpty(exception.Message);
            }
        }

        // Only a cut between two of the model's own fields leaves something well-formed.
        Assert.InRange(complete, 0, 6);
    }

    [Fact]
    public void A_field_of_the_wrong_encoding_is_refused_with_its_place()
    {
        // ir_version (field 1) as a length-delimited field.
        var exception = Assert.Throws<OnnxFormatException>(() => ModelProto.Read(new MemoryStream([0x0A, 0x01, 0x00])));

        Assert.Contains("Field 1", exception.Message, System.StringComparison.Ordinal);
    }

    private static TensorProto ReadTensor(byte[] bytes)
    {
        var tensor = new TensorProto();
        using var input = new Google.Protobuf.CodedInputStream(bytes);
        tensor.MergeFrom(input);
        return tensor;
    }

    private static byte[] Bytes(ModelProto model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }

    private static ModelProto Sample() => new()
    {
        IrVersion = 8,
        ProducerName = "test",
        OpsetImport = { new OperatorSetIdProto { Version = 17 } },
        MetadataProps = { new StringStringEntryProto { Key = "licence", Value = "MIT" } },
        Graph = new GraphProto
        {
            Name = "g",
            Inputs = { ValueInfoProto.Of("x", [1, 3, 0]) },
            Outputs = { ValueInfoProto.Of("y", [1]) },
            Initializers =
            {
                TensorProto.Of("w", [2], [1f, 2f]),
                new TensorProto { Name = "v", Dims = { 2 }, DataType = TensorDataType.Float, FloatData = { 1.5f, -2f } },
            },
            Nodes =
            {
                new NodeProto
                {
                    OpType = "Sample",
                    Name = "n",
                    Inputs = { "x", "", "w" },
                    Outputs = { "y" },
                    Attributes = { AttributeProto.Of("a", [-1, 300]), AttributeProto.Of("b", 0.1), AttributeProto.Of("c", "reflect") },
                },
            },
        },
    };
}

using System;
using System.IO;
using System.Linq;
using ConvGen.Model;
using ConvGen.Onnx;
using ConvGen.Onnx.Protocol;
using Xunit;

namespace ConvGen.Import.Tests;

/// <summary>What the importer says and asks for.</summary>
public sealed class ImporterTests
{
    [Fact]
    public void Every_refused_node_is_listed_with_its_name_its_operator_and_why()
    {
        var graph = new GraphSketch(1, 4, 6, 5);
        var sine = graph.Op("Sin", "x");
        var custom = graph.Op("Floor", "x");
        var exception = Refusal(graph.File(17, graph.Op("Add", [sine, custom])));

        Assert.Equal(
            [new RefusedNode("v0_0", "Sin", "no layer computes this operator"), new RefusedNode("v1_0", "Floor", "no layer computes this operator")],
            exception.Nodes);
        Assert.Equal("'v0_0' (Sin): no layer computes this operator; 'v1_0' (Floor): no layer computes this operator", exception.Message);
    }

    [Fact]
    public void What_is_refused_is_told_of_the_reading_that_comes_farthest()
    {
        // Channels last is refused at one node, the first; channels first only at the two behind it.
        var graph = new GraphSketch(1, 4, 6, 5);
        var features = graph.Op("Conv", ["x", graph.Weights([8, 4, 3, 3])]);
        var exception = Refusal(graph.File(17, graph.Op("Sin", features), graph.Op("Floor", features)));

        Assert.Equal(["Sin", "Floor"], exception.Nodes.Select(static node => node.Operator));
    }

    [Fact]
    public void An_open_extent_is_asked_for()
    {
        var model = Model(new TensorDimensionProto { Value = 1 }, new TensorDimensionProto { Value = 4 }, new TensorDimensionProto { Parameter = "h" }, new TensorDimensionProto { Parameter = "w" });

        Assert.Equal("The input 'x' has the shape [1, 4, ?, ?]; give the open extents.", Refusal(model).Message);
        Assert.Equal("4×6×5", Input(OnnxImporter.Import(model, new OnnxImportOptions { InputShape = [4, 6, 5] })).ToString());
    }

    [Fact]
    public void A_shape_that_contradicts_the_file_is_refused()
    {
        var model = Model(new TensorDimensionProto(), new TensorDimensionProto { Value = 4 }, new TensorDimensionProto(), new TensorDimensionProto());

        var exception = Assert.Throws<OnnxImportException>(() => OnnxImporter.Import(model, new OnnxImportOptions { InputShape = [3, 6, 5] }));

        Assert.Equal("The shape [3, 6, 5] given for the input 'x' does not fit the file's [?, 4, ?, ?].", exception.Message);
    }

    [Fact]
    public void Earlier_tensors_can_be_the_outputs()
    {
        var graph = new GraphSketch(1, 4, 6, 5);
        var features = graph.Op("Conv", ["x", graph.Weights([8, 4, 3, 3])]);
        var file = graph.File(17, graph.Op("Sin", features));

        Assert.Throws<OnnxImportException>(() => OnnxImporter.Import(file, new OnnxImportOptions()));
        Assert.Equal("Conv", Kinds(OnnxImporter.Import(file, new OnnxImportOptions { Outputs = [features] })));
        var exception = Assert.Throws<OnnxImportException>(() => OnnxImporter.Import(file, new OnnxImportOptions { Outputs = ["nothing"] }));
        Assert.Equal("There is no tensor 'nothing' to be an output; the graph's outputs are 'v1_0'.", exception.Message);
    }

    [Fact]
    public void Layers_that_share_weights_share_their_key()
    {
        var graph = new GraphSketch(1, 4, 6, 5);
        var weights = graph.Weights([4, 4, 1, 1]);
        var imported = OnnxImporter.Import(graph.File(17, graph.Op("Conv", [graph.Op("Sigmoid", graph.Op("Conv", ["x", weights])), weights])), new OnnxImportOptions());

        Assert.Equal([4, 4, 1, 1], Assert.Single(imported.Weights).Dims);
        Assert.Equal("Conv Conv", Kinds(imported));
    }

    [Fact]
    public void Weights_keep_the_names_of_the_modules_they_come_from()
    {
        var imported = OnnxImporter.Import(Path.Combine(Repository.Find("onnx/lenet5", "oracle/onnx/lenet5")!, "model.onnx"), new OnnxImportOptions());

        Assert.Equal("Model", imported.Declaration.Type.Name);
        Assert.Equal("net.0.weight", imported.Weights[0].Name);
        Assert.Equal("pytorch", imported.Facts.Producer);
        Assert.Equal(17, imported.Facts.Opset);
    }

    [Fact]
    public void The_same_file_gives_the_same_declaration_and_weights()
    {
        var path = Repository.Find("models/face_detection_front_128x128_barracuda.onnx", "models/blazeface_front/face_detection_front_128x128_barracuda.onnx")!;
        var (first, second) = (OnnxImporter.Import(path, new OnnxImportOptions()), OnnxImporter.Import(path, new OnnxImportOptions()));

        Assert.Equal(first.Declaration, second.Declaration);
        Assert.Equal(Written(first), Written(second));
    }

    [Fact]
    public void Importing_can_be_cancelled()
    {
        var path = Path.Combine(Repository.Find("onnx/lenet5", "oracle/onnx/lenet5")!, "model.onnx");

        Assert.ThrowsAny<OperationCanceledException>(() => OnnxImporter.Import(path, new OnnxImportOptions(), new System.Threading.CancellationToken(canceled: true)));
    }

    private static byte[] Model(params TensorDimensionProto[] dims)
    {
        var shape = new TensorShapeProto();
        shape.Dims.AddRange(dims);
        var input = new ValueInfoProto { Name = "x", Type = new TypeProto { Tensor = new TensorTypeProto { ElementType = TensorDataType.Float, Shape = shape } } };
        var graph = new GraphProto { Inputs = { input }, Outputs = { new ValueInfoProto { Name = "y" } }, Nodes = { new NodeProto { OpType = "Relu", Inputs = { "x" }, Outputs = { "y" } } } };
        using var stream = new MemoryStream();
        new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 17 } } }.Write(stream);
        return stream.ToArray();
    }

    private static OnnxImportException Refusal(byte[] file) => Assert.Throws<OnnxImportException>(() => OnnxImporter.Import(file, new OnnxImportOptions()));

    private static TensorShape Input(ImportedNetwork imported) => ((InputOp)GraphBuilder.Build(imported.Declaration).Graph.Nodes[0].Op).Shape;

    private static string Kinds(ImportedNetwork imported) => string.Join(' ', imported.Declaration.Attributes.Skip(1).Select(static attribute => attribute.Kind));

    private static byte[] Written(ImportedNetwork imported)
    {
        using var stream = new MemoryStream();
        imported.WriteWeights(stream);
        return stream.ToArray();
    }
}

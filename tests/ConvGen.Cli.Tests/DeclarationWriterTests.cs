using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;
using ConvGen.Onnx;
using Xunit;

namespace ConvGen.Cli.Tests;

public sealed class DeclarationWriterTests
{
    public static TheoryData<string> Networks => KnownNetworks.Names;

    [Theory]
    [MemberData(nameof(Networks))]
    public void What_is_written_compiles_to_the_declaration_it_was_written_from(string name)
    {
        var declaration = KnownNetworks.Get(name);

        var source = DeclarationWriter.Write(declaration, ["round trip"]);

        var read = Assert.Single(SourceCompiler.Networks(SourceCompiler.Compile(source)));
        Assert.Equal(declaration.Type.MetadataName, read.Type.MetadataName);
        Assert.Equal(NetworkReview.Of(declaration).Analysis, NetworkReview.Of(read).Analysis);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_readable_declaration_has_the_facts_of_the_flat_one(string name)
    {
        var declaration = KnownNetworks.Get(name);
        var flat = Flattening.Of(declaration);

        var readable = ReadableDeclaration.Of(flat);

        var source = DeclarationWriter.Write(readable.Declaration, []);
        var read = Assert.Single(SourceCompiler.Networks(SourceCompiler.Compile(source)));
        var expected = NetworkReview.Of(declaration).Analysis;
        var actual = NetworkReview.Of(read).Analysis;
        Assert.Equal(Facts(expected), Facts(actual));
        Assert.Equal(expected.Totals, actual.Totals);
        Assert.Equal(expected.Memory, actual.Memory);
        Assert.Equal(Tensors(expected, readable.RenamedKeys), Tensors(actual, new Dictionary<string, string>()));
    }

    private static IEnumerable<object?> Facts(NetworkAnalysis analysis) =>
        analysis.Layers.Select(static layer => (object?)(layer.Node.Inputs, layer.Shape, layer.Windows, layer.Groups, layer.Fields, layer.Cost));

    private static IEnumerable<(string, EquatableArray<int>)> Tensors(NetworkAnalysis analysis, IReadOnlyDictionary<string, string> renamed) => analysis.Tensors.Select(tensor =>
    {
        var key = analysis.Graph.Nodes[tensor.Layer].Key;
        return (renamed.GetValueOrDefault(key, key) + tensor.Name[key.Length..], tensor.Shape);
    });
}

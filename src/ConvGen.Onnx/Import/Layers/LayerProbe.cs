using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Asks the analysis what a layer makes of its inputs, so that no shape is computed a second time here.</summary>
internal static class LayerProbe
{
    private static readonly TypeDeclaration Type = new("", "Probe", "partial class", default, "Probe", "internal", null, true, false);

    /// <summary>The layer's output.</summary>
    /// <exception cref="NodeRefusedException">The layer is illegal over these inputs.</exception>
    /// <exception cref="OnnxFormatException">A weight has another shape than such a layer's.</exception>
    public static TensorShape Shape(
        ImportNode node, string kind, IReadOnlyList<ArgumentDeclaration> arguments, IReadOnlyList<TensorShape> inputs, IReadOnlyList<LayerWeight> weights)
    {
        var attributes = new List<AttributeDeclaration>();
        var names = new string[inputs.Count];
        if (inputs.Count == 0)
        {
            // What reads nothing still stands in a network.
            attributes.Add(LayerAttribute.Input(null, new TensorShape(1), LayoutKind.ChannelsFirst));
        }

        for (var i = 0; i < inputs.Count; i++)
        {
            names[i] = i == 0 ? "input" : "operand" + (char)('a' + (i % 26)) + i;
            attributes.Add(LayerAttribute.Input(i == 0 ? null : names[i], inputs[i], LayoutKind.ChannelsFirst));
        }

        attributes.Add(LayerAttribute.Of(kind, arguments, names.Skip(1).ToList()));
        var built = GraphBuilder.Build(new NetworkDeclaration(Type, attributes.ToEquatable(), default));
        var analysis = NetworkAnalyzer.Analyze(built.Graph);
        var error = built.Findings.Concat(analysis.Findings).FirstOrDefault(static finding => finding.Severity == Severity.Error && finding.Rule != "CVG023");
        if (error is not null)
        {
            throw new NodeRefusedException(error.Message);
        }

        CheckWeights(node, analysis, weights);
        return analysis.Layers[built.Graph.Nodes.Count - 1].Shape ?? throw new NodeRefusedException($"no shape follows for {kind} over {string.Join(" and ", inputs)}");
    }

    private static void CheckWeights(ImportNode node, NetworkAnalysis analysis, IReadOnlyList<LayerWeight> weights)
    {
        foreach (var tensor in analysis.Tensors)
        {
            var role = tensor.Name[(tensor.Name.LastIndexOf('.') + 1)..];
            var given = weights.First(weight => weight.Role == role);
            if (!Trimmed(given.Dims).SequenceEqual(Trimmed(tensor.Shape)))
            {
                throw new OnnxFormatException($"The node '{node.Name}' ({node.Op}) needs a {role} of shape {tensor.Shape}, but is given {TensorDims.Text(given.Dims)}.");
            }
        }
    }

    // Trailing extents of 1 carry no meaning.
    private static IEnumerable<int> Trimmed(IEnumerable<int> dims) => dims.Reverse().SkipWhile(static extent => extent == 1);
}

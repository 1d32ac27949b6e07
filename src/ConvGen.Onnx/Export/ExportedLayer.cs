using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>A layer on its way into an ONNX graph: what it is, and the values it reads.</summary>
/// <param name="Graph">The graph it is added to.</param>
/// <param name="Analysis">Its facts.</param>
/// <param name="Inputs">The names of the values it reads.</param>
/// <param name="InputShapes">Their shapes.</param>
internal sealed record ExportedLayer(ExportGraph Graph, LayerAnalysis Analysis, IReadOnlyList<string> Inputs, IReadOnlyList<TensorShape> InputShapes)
{
    public string Name => Analysis.Node.Name;

    /// <summary>Its own input.</summary>
    public string Input => Inputs[0];

    public TensorShape InputShape => InputShapes[0];

    public TensorShape Shape => Analysis.Shape!;

    /// <summary>The spatial axes of its input.</summary>
    public int Rank => InputShape.Rank;

    public bool Has(TensorRole role) => Analysis.Tensors.Any(tensor => tensor.Role == role);

    /// <summary>The tensor of a role as it stands in the weights.</summary>
    public string Weight(TensorRole role) => Graph.Weight(Find(role));

    /// <summary>The per-channel tensor of a role, shaped so that it broadcasts over <paramref name="rank"/> spatial axes.</summary>
    public string ChannelWeight(TensorRole role, int rank)
    {
        var tensor = Find(role);
        return Graph.Weight(tensor, [(int)tensor.Length, .. Enumerable.Repeat(1, rank)]);
    }

    private WeightTensor Find(TensorRole role) =>
        Analysis.Tensors.FirstOrDefault(tensor => tensor.Role == role)
        ?? throw new OnnxExportException($"'{Name}' brings no tensor for its {role}.");
}

using System.Collections.Generic;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>A layer with the nodes that were folded into it.</summary>
/// <param name="primary">The node that does the work.</param>
public sealed class FusedLayer(LayerAnalysis primary)
{
    /// <summary>The node that does the work.</summary>
    public LayerAnalysis Primary { get; } = primary;

    /// <summary>The nodes folded in, in order.</summary>
    public List<LayerAnalysis> Absorbed { get; } = [];

    /// <summary>Batch norms and scales folded into the weights.</summary>
    public List<LayerAnalysis> Folded { get; } = [];

    /// <summary>The values read, by node id; a residual operand is not among them.</summary>
    public List<int> Inputs { get; } = [.. primary.Node.Inputs];

    /// <summary>The activation straight after the work.</summary>
    public PointwiseFunction First { get; set; } = PointwiseFunction.Identity;

    /// <summary>The value added after it, or −1.</summary>
    public int Residual { get; set; } = -1;

    /// <summary>The activation after the addition.</summary>
    public PointwiseFunction Second { get; set; } = PointwiseFunction.Identity;

    /// <summary>The node whose value this layer produces.</summary>
    public LayerAnalysis Result => Absorbed.Count == 0 ? Primary : Absorbed[Absorbed.Count - 1];

    /// <summary>Every value read.</summary>
    public IEnumerable<int> Reads
    {
        get
        {
            foreach (var input in Inputs)
            {
                yield return input;
            }

            if (Residual >= 0)
            {
                yield return Residual;
            }
        }
    }
}

using System.Collections.Generic;

namespace ConvGen;

/// <summary>The facts of a generated network, for programs: layers, edges, expected tensors and costs. The same numbers as its constants.</summary>
public sealed record NetworkInfo
{
    /// <summary>The network's name: its class's.</summary>
    public required string Name { get; init; }

    /// <summary>Its layers in execution order, blocks expanded; inputs are not among them.</summary>
    public required IReadOnlyList<LayerInfo> Layers { get; init; }

    /// <summary>Every tensor its weights must bring; tensors shared by several layers once.</summary>
    public required IReadOnlyList<TensorInfo> Tensors { get; init; }

    /// <summary>Its inputs, in the order of <c>Run</c>'s parameters.</summary>
    public required IReadOnlyList<BoundaryInfo> Inputs { get; init; }

    /// <summary>Its outputs, in the order of <c>Run</c>'s parameters.</summary>
    public required IReadOnlyList<BoundaryInfo> Outputs { get; init; }

    /// <summary>Trainable numbers: weights, biases, affine pairs; without running statistics.</summary>
    public required long Parameters { get; init; }

    /// <summary>Multiply-accumulates of one run, without biases.</summary>
    public required long Macs { get; init; }

    /// <summary>Multiply-accumulates without the taps that fall into zero padding.</summary>
    public required long MacsExact { get; init; }

    /// <summary>Floating-point operations of one run: twice the multiply-accumulates.</summary>
    public long Flops => 2 * Macs;

    /// <summary>Bytes of the weights and running statistics as float32.</summary>
    public required long WeightBytes { get; init; }

    /// <summary>Bytes of the weights as ConvGen packs them in memory.</summary>
    public required long PackedWeightBytes { get; init; }

    /// <summary>The most bytes of activations alive at once, logically: inputs and outputs included, activations fused, additions in place.</summary>
    public required long PeakActivationBytes { get; init; }

    /// <summary>Bytes of the arena one concurrent run needs, as planned: channel padding, halos and slack included.</summary>
    public required long ArenaBytes { get; init; }

    /// <summary>The layers as an aligned plain-text table, with totals.</summary>
    public string ToTable() => LayerTable.ToText(this);

    /// <summary>The layers as a Markdown table, with totals.</summary>
    public string ToMarkdown() => LayerTable.ToMarkdown(this);
}

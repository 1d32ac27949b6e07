using System.Collections.Generic;

namespace ConvGen;

/// <summary>The facts of one layer.</summary>
public sealed record LayerInfo
{
    /// <summary>Its name; layers of blocks are dotted: <c>bottleneck1.conv1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind: the attribute's name, <c>Conv</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The prefix of its tensors' names.</summary>
    public required string Key { get; init; }

    /// <summary>The names of the layers and inputs it reads, its own input first.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Channels of its output.</summary>
    public required int Channels { get; init; }

    /// <summary>Spatial extents of its output, D, H, W order.</summary>
    public required IReadOnlyList<int> Extents { get; init; }

    /// <summary>Its receptive field per spatial axis of the first input, in the order of <see cref="Extents"/>; empty where it reads none of it.</summary>
    public required IReadOnlyList<ReceptiveFieldInfo> ReceptiveFields { get; init; }

    /// <summary>Trainable numbers of its tensors.</summary>
    public required long Parameters { get; init; }

    /// <summary>Multiply-accumulates, without biases.</summary>
    public required long Macs { get; init; }

    /// <summary>Multiply-accumulates without the taps that fall into zero padding.</summary>
    public required long MacsExact { get; init; }

    /// <summary>Floating-point operations: twice the multiply-accumulates.</summary>
    public long Flops => 2 * Macs;

    /// <summary>Bytes of its output as float32.</summary>
    public required long ActivationBytes { get; init; }

    /// <summary>The name of the block it stands in, or null.</summary>
    public string? Block { get; init; }
}

using System;
using System.Linq;

namespace ConvGen.Conformance.Golden;

/// <summary>A convolution, linear layer or pool of a golden network.</summary>
/// <param name="Key">Its state-dict prefix.</param>
/// <param name="Type">PyTorch's class.</param>
/// <param name="Input">Input shape.</param>
/// <param name="Output">Output shape.</param>
/// <param name="Parameters">Trainable numbers.</param>
/// <param name="Macs">Multiply-accumulates.</param>
public sealed record GoldenLayer(string Key, string Type, int[] Input, int[] Output, long Parameters, long Macs)
{
    /// <summary>An adaptive pool to the size it already has, which a declaration leaves out.</summary>
    public bool IsIdentity => Type.StartsWith("Adaptive", StringComparison.Ordinal) && Input.SequenceEqual(Output);
}

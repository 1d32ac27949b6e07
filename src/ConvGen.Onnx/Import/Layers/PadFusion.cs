using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Padding that exporters write as an operator of its own becomes the convolution's.</summary>
internal static class PadFusion
{
    /// <summary>The layer before the padding, the window with the padding in it, and what stands outside the border.</summary>
    public static (ImportedLayer Input, NodeWindow Window, PaddingModeKind Mode) Absorb(ImportedLayer layer, NodeWindow window)
    {
        if (layer.Kind != "Pad")
        {
            return (layer, window, PaddingModeKind.Zeros);
        }

        var mode = layer.Argument("Mode") is ArgumentValue.Integer given ? (PaddingModeKind)given.Value : PaddingModeKind.Zeros;
        if (mode != PaddingModeKind.Zeros && window.IsPadded)
        {
            return (layer, window, PaddingModeKind.Zeros);
        }

        var (low, high) = Sides(layer);
        return (layer.Inputs[0], window with { Low = Sum(window.Low, low), High = Sum(window.High, high) }, mode);
    }

    private static (IReadOnlyList<int> Low, IReadOnlyList<int> High) Sides(ImportedLayer pad)
    {
        var padding = new PaddingValues(((ArgumentValue.Integers)pad.Argument("paddings")!).Values);
        var rank = pad.Shape.Rank;
        return ([.. Enumerable.Range(0, rank).Select(axis => padding.Low(axis, rank))], [.. Enumerable.Range(0, rank).Select(axis => padding.High(axis, rank))]);
    }

    private static int[] Sum(IEnumerable<int> left, IEnumerable<int> right) => [.. left.Zip(right, static (a, b) => a + b)];
}

using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>A way to read the dimensions of the graph's inputs, which ONNX does not label.</summary>
/// <param name="HasBatch">Whether the first dimension is a batch, of which one picture is declared.</param>
/// <param name="Layout">Where the channels stand.</param>
/// <param name="IsFlat">Whether the input is one vector whatever its dimensions: point-wise networks over any shape.</param>
internal sealed record InputReading(bool HasBatch, LayoutKind Layout, bool IsFlat)
{
    private const int MostAxes = 4;

    /// <summary>All readings, the usual ones first.</summary>
    public static IReadOnlyList<InputReading> All { get; } =
    [
        new(true, LayoutKind.ChannelsFirst, false),
        new(true, LayoutKind.ChannelsLast, false),
        new(false, LayoutKind.ChannelsFirst, false),
        new(false, LayoutKind.ChannelsLast, false),
        new(true, LayoutKind.ChannelsFirst, true),
        new(false, LayoutKind.ChannelsFirst, true),
    ];

    /// <summary>Whether the reading makes sense, and differs from those before it, for an input of <paramref name="dims"/>.</summary>
    public bool Suits(IReadOnlyList<int> dims)
    {
        if (HasBatch ? dims.Count < 2 && dims is not [1] : dims is [1, _, ..])
        {
            return false;
        }

        var own = HasBatch ? dims.Count - 1 : dims.Count;
        return IsFlat ? own > 1 : own <= MostAxes && (Layout == LayoutKind.ChannelsFirst || own > 1);
    }

    /// <summary>The declared shape of an input of <paramref name="dims"/>, and the view of it.</summary>
    public (TensorShape Shape, TensorView View) Declare(IReadOnlyList<int> dims)
    {
        int[] own = [.. dims.Skip(HasBatch ? 1 : 0)];
        IEnumerable<AxisAtom>[] batch = HasBatch ? [[]] : [];
        if (IsFlat)
        {
            var strides = TensorDims.Strides(own);
            return (new TensorShape(TensorDims.Count(own)), TensorView.Of([.. batch, .. own.Select((extent, i) => new[] { new AxisAtom(0, strides[i], extent) })]));
        }

        var shape = own.Length == 0
            ? new TensorShape(1)
            : Layout == LayoutKind.ChannelsFirst ? new TensorShape(own[0], own[1..]) : new TensorShape(own[^1], own[..^1]);
        return (shape, TensorView.Of([.. batch, .. own.Length == 0 ? [] : TensorView.Axes(shape, Layout).Select(axis => TensorView.Whole(shape, axis))]));
    }
}

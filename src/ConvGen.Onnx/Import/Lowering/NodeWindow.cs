using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>The window of a convolution or pool as its node states it.</summary>
internal sealed record NodeWindow(int[] Kernel, int[] Strides, int[] Dilations, int[] Low, int[] High)
{
    public int Rank => Kernel.Length;

    public bool IsPadded => Low.Concat(High).Any(static padding => padding != 0);

    public bool IsDilated => Dilations.Any(static dilation => dilation != 1);

    /// <summary>Whether the last window ends where the padded input does, so that rounding up changes nothing.</summary>
    public bool Fits(IReadOnlyList<int> extents) => Enumerable.Range(0, Rank).All(axis =>
        (extents[axis] + Low[axis] + High[axis] - WindowArithmetic.Extent(Kernel[axis], Dilations[axis])) % Strides[axis] == 0);

    /// <summary>Reads the window over an input of <paramref name="extents"/>, automatic padding resolved.</summary>
    public static NodeWindow Read(NodeScene scene, int[] kernel, IReadOnlyList<int> extents)
    {
        var rank = kernel.Length;
        var strides = PerAxis(scene, "strides", rank);
        var dilations = PerAxis(scene, "dilations", rank);
        var pads = scene.Integers("pads") ?? new int[2 * rank];
        if (pads.Length != 2 * rank || extents.Count != rank)
        {
            throw scene.Refuse($"its kernel has {rank} axes, its pads {pads.Length / 2} and its operand {extents.Count}");
        }

        var (low, high) = (pads[..rank], pads[rank..]);
        var automatic = scene.Node.Text("auto_pad", "NOTSET");
        switch (automatic)
        {
            case "" or "NOTSET":
                break;
            case "VALID":
                (low, high) = (new int[rank], new int[rank]);
                break;
            case "SAME_UPPER" or "SAME_LOWER":
                var same = Enumerable.Range(0, rank).Select(axis => WindowArithmetic.Same(
                    extents[axis], WindowArithmetic.Extent(kernel[axis], dilations[axis]), strides[axis], automatic == "SAME_UPPER")).ToList();
                (low, high) = ([.. same.Select(static pair => (int)pair.Low)], [.. same.Select(static pair => (int)pair.High)]);
                break;
            default:
                throw scene.Refuse($"its auto_pad is '{automatic}'");
        }

        return low.Concat(high).Any(static padding => padding < 0)
            ? throw scene.Refuse("its padding is negative")
            : new NodeWindow(kernel, strides, dilations, low, high);
    }

    /// <summary>Values per axis that have to be positive, 1 where they are absent.</summary>
    public static int[] PerAxis(NodeScene scene, string name, int rank)
    {
        var values = scene.Integers(name) ?? [.. Enumerable.Repeat(1, rank)];
        return values.Length == rank && values.All(static value => value > 0)
            ? values
            : throw scene.Refuse($"its {name} {TensorDims.Text(values)} do not fit {rank} axes");
    }

    /// <summary>The arguments of a convolution.</summary>
    public LayerArguments AddTo(LayerArguments arguments) => arguments
        .Axes("Stride", Strides, 1)
        .Sides("Padding", Low, High)
        .Axes("Dilation", Dilations, 1);

    /// <summary>The arguments of a pool, whose stride is its kernel unless said.</summary>
    public LayerArguments AddPoolTo(LayerArguments arguments)
    {
        arguments.Axes("kernel", Kernel);
        if (!Strides.SequenceEqual(Kernel))
        {
            arguments.Axes("Stride", Strides, 0);
        }

        return arguments.Sides("Padding", Low, High).Axes("Dilation", Dilations, 1);
    }
}

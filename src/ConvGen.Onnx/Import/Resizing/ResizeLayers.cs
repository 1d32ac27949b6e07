using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Layers for a resize given by one linear map per axis.</summary>
internal static class ResizeLayers
{
    /// <summary>The most weights that a resize may be written with.</summary>
    private const long MostWeights = 1 << 18;

    private static readonly (ResizeModeKind Mode, bool AlignCorners, ResizeRule Rule)[] Modes =
    [
        (ResizeModeKind.Nearest, false, Rule("nearest", "asymmetric")),
        (ResizeModeKind.Bilinear, false, Rule("linear", "half_pixel")),
        (ResizeModeKind.Bilinear, true, Rule("linear", "align_corners")),
        (ResizeModeKind.Bicubic, false, Rule("cubic", "half_pixel")),
        (ResizeModeKind.Bicubic, true, Rule("cubic", "align_corners")),
    ];

    /// <summary>Resizes <paramref name="layer"/> by <paramref name="axes"/>, one map per spatial axis.</summary>
    public static ImportedLayer Apply(NodeScene scene, ImportedLayer layer, IReadOnlyList<ResizeMatrix> axes) =>
        AsMode(scene, layer, axes) ?? AsPhases(scene, layer, axes) ?? AsWholeMap(scene, layer, axes)
        ?? throw scene.Refuse($"it resizes {layer.Shape} to {string.Join('×', axes.Select(static axis => axis.Axis.To))} by coordinates that no mode of the language has");

    private static ResizeRule Rule(string mode, string coordinates) => new(mode, coordinates, "floor", -0.75, false, false, 0);

    private static ImportedLayer? AsMode(NodeScene scene, ImportedLayer layer, IReadOnlyList<ResizeMatrix> axes)
    {
        foreach (var (mode, alignCorners, rule) in Modes)
        {
            if (!axes.All(axis => axis.Agrees(ResizeMatrix.Of(new ResizedAxis(axis.Axis.From, axis.Axis.To, (double)axis.Axis.To / axis.Axis.From), rule))))
            {
                continue;
            }

            var isWhole = axes.All(static axis => axis.Axis.To % axis.Axis.From == 0);
            var arguments = isWhole
                ? new LayerArguments().Axes("scale", [.. axes.Select(static axis => axis.Axis.To / axis.Axis.From)])
                : new LayerArguments().Axes("output", [.. axes.Select(static axis => axis.Axis.To)]);
            arguments.Integer("Mode", (int)mode, 0).Flag("AlignCorners", alignCorners, false);
            return scene.Add(isWhole ? "Upsample" : "Resize", arguments, layer);
        }

        return null;
    }

    // The same filter everywhere: a depthwise convolution over the repeated border, with one filter per phase that a pixel shuffle interleaves.
    private static ImportedLayer? AsPhases(NodeScene scene, ImportedLayer layer, IReadOnlyList<ResizeMatrix> axes)
    {
        var first = axes[0].Axis;
        var (up, down) = first.To >= first.From ? (first.To / first.From, 1) : (1, first.From / first.To);
        if (axes.Any(axis => axis.Axis.From * up != axis.Axis.To * down))
        {
            return null;
        }

        var phases = axes.Select(axis => axis.Phases(up, down)).ToList();
        if (phases.Any(static axis => axis is null))
        {
            return null;
        }

        int[] low = [.. phases.Select(static axis => Math.Max(0, -axis!.SelectMany(static taps => taps).Min(static tap => tap.Offset)))];
        int[] reach = [.. phases.Select(static axis => Math.Max(0, axis!.SelectMany(static taps => taps).Max(static tap => tap.Offset)))];
        int[] high = [.. axes.Select((axis, i) => Math.Max(0, (((axis.Axis.To / up) - 1) * down) + reach[i] - (axis.Axis.From - 1)))];
        int[] kernel = [.. low.Zip(reach, static (before, after) => before + 1 + after)];
        var rank = axes.Count;
        var block = (int)Math.Pow(up, rank);
        if ((long)layer.Shape.Channels * block * kernel.Aggregate(1L, static (product, taps) => product * taps) > MostWeights)
        {
            return null;
        }

        int[] grid = [.. Enumerable.Repeat(up, rank)];
        double Weight(int phase, int[] tap) => TensorDims.Unravel(phase, grid)
            .Select((own, axis) => phases[axis]![own].Where(entry => entry.Offset + low[axis] == tap[axis]).Sum(static entry => entry.Weight))
            .Aggregate(1.0, static (product, weight) => product * weight);
        var arguments = new LayerArguments().Axes("kernel", kernel).Integer("Multiplier", block, 1).Axes("Stride", [.. Enumerable.Repeat(down, rank)], 1)
            .Sides("Padding", low, high).Integer("PaddingMode", (int)PaddingModeKind.Replicate).Flag("Bias", false, true);
        var filtered = scene.Add("DepthwiseConv", arguments, layer, Filters(layer.Shape.Channels, block, kernel, Weight));
        return up == 1 ? filtered : scene.Add("PixelShuffle", new LayerArguments().Integer("factor", up), filtered);
    }

    // Anything else, while it is small: a depthwise convolution over the whole map, one filter per new position.
    private static ImportedLayer? AsWholeMap(NodeScene scene, ImportedLayer layer, IReadOnlyList<ResizeMatrix> axes)
    {
        var rank = axes.Count;
        int[] kernel = [.. axes.Select(static axis => axis.Axis.From)];
        var side = axes.Max(static axis => axis.Axis.To);
        if (layer.Shape.Length * Math.Pow(side, rank) > MostWeights)
        {
            return null;
        }

        int[] grid = [.. Enumerable.Repeat(side, rank)];
        var block = TensorDims.Count(grid);
        bool IsThere(int[] position) => position.Zip(axes, static (index, axis) => index < axis.Axis.To).All(static there => there);
        bool IsOutside(int[] position) => position.Zip(axes, static (index, axis) => axis.Rows[index] is null).Any(static outside => outside);
        double Weight(int phase, int[] tap)
        {
            var position = TensorDims.Unravel(phase, grid);
            return !IsThere(position) || IsOutside(position) ? 0 : position.Select((index, axis) => axes[axis].Weight(index, tap[axis])).Aggregate(1.0, static (product, weight) => product * weight);
        }

        float Outside(int phase)
        {
            var position = TensorDims.Unravel(phase, grid);
            return IsThere(position) && IsOutside(position) ? (float)axes[0].Extrapolation : 0;
        }

        var channels = layer.Shape.Channels;
        var hasOutside = axes.Any(static axis => axis.HasOutside);
        var arguments = new LayerArguments().Axes("kernel", kernel).Integer("Multiplier", block, 1).Flag("Bias", hasOutside, true);
        List<LayerWeight> weights = [Filters(channels, block, kernel, Weight)];
        if (hasOutside)
        {
            weights.Add(Synthetic.Of([channels * block], () => [.. Enumerable.Range(0, channels * block).Select(filter => Outside(filter % block))], "bias"));
        }

        var values = scene.Add("DepthwiseConv", arguments, layer, weights);
        var map = side == 1 ? values : scene.Add("PixelShuffle", new LayerArguments().Integer("factor", side), values);
        int[] excess = [.. axes.Select(axis => side - axis.Axis.To)];
        return excess.All(static positions => positions == 0)
            ? map
            : scene.Add("Crop", new LayerArguments().Axes("paddings", LayerArguments.Sides(new int[rank], excess)), map);
    }

    private static LayerWeight Filters(int channels, int filters, int[] kernel, Func<int, int[], double> weight) => Synthetic.Of(
        [channels * filters, 1, .. kernel],
        () =>
        {
            var taps = TensorDims.Count(kernel);
            var one = Enumerable.Range(0, filters * taps).Select(i => (float)weight(i / taps, TensorDims.Unravel(i % taps, kernel))).ToArray();
            return [.. Enumerable.Repeat(one, channels).SelectMany(static elements => elements)];
        });
}

using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Pools and reductions.</summary>
internal static class PoolNodes
{
    private const int MostTaps = 1 << 12;
    private const int MostCompared = 16;

    public static void MaxPool(NodeScene scene)
    {
        scene.ExpectOutputs(1);
        var (operand, window) = Read(scene);
        var map = operand.Map;
        if (IsWidelyPadded(window))
        {
            // The border's own values repeated outside change no maximum that reads the border; a window without any would be empty.
            (map, window) = Padded(scene, map, window, PaddingModeKind.Replicate);
        }

        var arguments = window.AddPoolTo([]).Flag("CeilMode", scene.Integer("ceil_mode", 0) != 0, false);
        scene.Result(operand.Result(scene.Add("MaxPool", arguments, map.Layer)));
    }

    public static void AveragePool(NodeScene scene)
    {
        var (operand, window) = Read(scene);
        var map = operand.Map;
        var countsPadding = scene.Integer("count_include_pad", 0) != 0;
        var isCeil = scene.Integer("ceil_mode", 0) != 0 && !window.Fits(map.Shape.Extents);
        if (window.IsDilated)
        {
            scene.Result(operand.Result(Dilated(scene, map, window, countsPadding, isCeil)));
            return;
        }

        if (countsPadding && IsWidelyPadded(window))
        {
            (map, window) = Padded(scene, map, window, PaddingModeKind.Zeros);
        }

        var arguments = window.AddPoolTo([])
            .Flag("CeilMode", isCeil, false)
            .Flag("CountIncludePad", countsPadding || !window.IsPadded, true);
        scene.Result(operand.Result(scene.Add("AvgPool", arguments, map.Layer)));
    }

    public static void GlobalAveragePool(NodeScene scene) => Global(scene, "GlobalAvgPool");

    public static void GlobalMaxPool(NodeScene scene) => Global(scene, "GlobalMaxPool");

    public static void ReduceMean(NodeScene scene) => Reduce(scene, isMax: false, isSum: false);

    public static void ReduceSum(NodeScene scene) => Reduce(scene, isMax: false, isSum: true);

    public static void ReduceMax(NodeScene scene) => Reduce(scene, isMax: true, isSum: false);

    private static (SpatialOperand Operand, NodeWindow Window) Read(NodeScene scene)
    {
        var operand = SpatialOperand.Read(scene, 0);
        var kernel = NodeWindow.PerAxis(scene, "kernel_shape", scene.Integers("kernel_shape")?.Length ?? throw scene.Refuse("it has no kernel_shape"));
        return (operand, operand.Window(scene, kernel));
    }

    /// <summary>Whether there is more padding than pools of the language take: half the window.</summary>
    private static bool IsWidelyPadded(NodeWindow window) => Enumerable.Range(0, window.Rank).Any(axis => 2 * Widest(window, axis) > WindowArithmetic.Extent(window.Kernel[axis], window.Dilations[axis]));

    private static int Widest(NodeWindow window, int axis) => System.Math.Max(window.Low[axis], window.High[axis]);

    private static (FeatureMap Map, NodeWindow Window) Padded(NodeScene scene, FeatureMap map, NodeWindow window, PaddingModeKind mode)
    {
        if (window.IsDilated || Enumerable.Range(0, window.Rank).Any(axis => Widest(window, axis) >= window.Kernel[axis]))
        {
            throw scene.Refuse("its padding is wider than its window, or dilated and wider than half of it");
        }

        var arguments = new LayerArguments().Axes("paddings", LayerArguments.Sides(window.Low, window.High)).Integer("Mode", (int)mode, 0);
        return (FeatureMap.Image(scene.Add("Pad", arguments, map.Layer)), window with { Low = new int[window.Rank], High = new int[window.Rank] });
    }

    private static void Global(NodeScene scene, string kind)
    {
        var map = scene.Image(0);
        scene.Result(map.Shape.Rank == 0 ? map : FeatureMap.Image(scene.Add(kind, [], map.Layer)));
    }

    // Average pools of the language have no dilation; a depthwise convolution with equal weights is the same thing where every tap counts.
    private static ImportedLayer Dilated(NodeScene scene, FeatureMap map, NodeWindow window, bool countsPadding, bool isCeil)
    {
        if (isCeil || (window.IsPadded && !countsPadding))
        {
            throw scene.Refuse("it is a dilated average whose divisor changes at the border; averages of the language have no dilation");
        }

        if (TensorDims.CheckedCount(window.Kernel.Select(static taps => (long)taps)) is not (> 0 and <= MostTaps and var taps))
        {
            throw scene.Refuse($"its dilated window of {TensorDims.Text(window.Kernel)} is larger than averages written as convolutions may be");
        }

        int[] shape = [map.Shape.Channels, 1, .. window.Kernel];
        var arguments = window.AddTo(new LayerArguments().Axes("kernel", window.Kernel)).Flag("Bias", false, true);
        return scene.Add("DepthwiseConv", arguments, map.Layer, Synthetic.Filled(shape, 1f / taps));
    }

    private static void Reduce(NodeScene scene, bool isMax, bool isSum)
    {
        var map = scene.Map(0);
        var axes = scene.Has(1) ? scene.Integers(1) : scene.Integers("axes");
        if (axes is null or [] && scene.Integer("noop_with_empty_axes", 0) != 0)
        {
            scene.Result(map);
            return;
        }

        int[] dims = axes is null or [] ? [.. Enumerable.Range(0, map.View.Rank)] : [.. axes.Select(axis => scene.Axis(axis, map.View.Rank))];
        foreach (var dim in dims)
        {
            scene.ExpectNotBatch(dim, map);
        }

        var reduced = dims.Where(dim => map.View[dim].Count > 0).Select(dim => scene.LayerAxis(map, dim)).ToHashSet();
        var view = dims.Aggregate(map.View, static (view, dim) => view.With(dim, []));
        var layer = OverPositions(scene, map.Layer, reduced, isMax);
        layer = reduced.Contains(0) ? OverChannels(scene, layer, isMax) : layer;
        var result = new FeatureMap(layer, scene.Integer("keepdims", 1) != 0 ? view : view.Without(dims));
        var count = reduced.Aggregate(1, (product, axis) => product * TensorView.Extent(map.Shape, axis));
        scene.Result(isSum && count > 1 ? ScaleLayers.Multiply(scene, result, [count], canAbsorb: false) : result);
    }

    private static ImportedLayer OverPositions(NodeScene scene, ImportedLayer layer, HashSet<int> axes, bool isMax)
    {
        var kernel = layer.Shape.Extents.Select((extent, i) => axes.Contains(i + 1) ? extent : 1).ToArray();
        if (kernel.All(static extent => extent == 1))
        {
            return layer;
        }

        return kernel.SequenceEqual(layer.Shape.Extents)
            ? scene.Add(isMax ? "GlobalMaxPool" : "GlobalAvgPool", [], layer)
            : scene.Add(isMax ? "MaxPool" : "AvgPool", new LayerArguments().Axes("kernel", kernel), layer);
    }

    // No layer takes a maximum over channels: a few of them are compared one by one.
    private static ImportedLayer MaximumOfChannels(NodeScene scene, ImportedLayer layer)
    {
        if (layer.Shape.Channels > MostCompared)
        {
            throw scene.Refuse($"it takes a maximum over {layer.Shape.Channels} channels, which no layer does");
        }

        return Enumerable.Range(0, layer.Shape.Channels)
            .Select(channel => FeatureMap.Image(scene.Add("Slice", new LayerArguments().Integer("start", channel).Integer("length", 1), layer)))
            .Aggregate((left, right) => JoinNodes.Extreme(scene, left, right, isMax: true)).Layer;
    }

    private static ImportedLayer OverChannels(NodeScene scene, ImportedLayer layer, bool isMax)
    {
        var channels = layer.Shape.Channels;
        if (isMax)
        {
            return MaximumOfChannels(scene, layer);
        }

        return layer.Shape.Rank == 0
            ? scene.Add("Dense", new LayerArguments().Integer("units", 1).Flag("Bias", false, true), layer, Synthetic.Filled([1, channels], 1f / channels))
            : scene.Add(
                "Conv",
                new LayerArguments().Integer("filters", 1).Axes("kernel", [1]).Flag("Bias", false, true),
                layer,
                Synthetic.Filled([1, channels, .. Enumerable.Repeat(1, layer.Shape.Rank)], 1f / channels));
    }
}

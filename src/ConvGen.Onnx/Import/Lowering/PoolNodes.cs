using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Pools and reductions.</summary>
internal static class PoolNodes
{
    private const int MostTaps = 1 << 12;

    public static void MaxPool(NodeScene scene)
    {
        scene.ExpectOutputs(1);
        var (map, window) = Read(scene);
        var arguments = window.AddPoolTo([]).Flag("CeilMode", scene.Integer("ceil_mode", 0) != 0, false);
        scene.Result(FeatureMap.Image(scene.Add("MaxPool", arguments, map.Layer)));
    }

    public static void AveragePool(NodeScene scene)
    {
        var (map, window) = Read(scene);
        var countsPadding = scene.Integer("count_include_pad", 0) != 0;
        var isCeil = scene.Integer("ceil_mode", 0) != 0;
        if (window.IsDilated)
        {
            scene.Result(Dilated(scene, map, window, countsPadding, isCeil));
            return;
        }

        var arguments = window.AddPoolTo([])
            .Flag("CeilMode", isCeil, false)
            .Flag("CountIncludePad", countsPadding || !window.IsPadded, true);
        scene.Result(FeatureMap.Image(scene.Add("AvgPool", arguments, map.Layer)));
    }

    public static void GlobalAveragePool(NodeScene scene) => Global(scene, "GlobalAvgPool");

    public static void GlobalMaxPool(NodeScene scene) => Global(scene, "GlobalMaxPool");

    public static void ReduceMean(NodeScene scene) => Reduce(scene, isMax: false, isSum: false);

    public static void ReduceSum(NodeScene scene) => Reduce(scene, isMax: false, isSum: true);

    public static void ReduceMax(NodeScene scene) => Reduce(scene, isMax: true, isSum: false);

    private static (FeatureMap Map, NodeWindow Window) Read(NodeScene scene)
    {
        var map = scene.Image(0);
        var kernel = NodeWindow.PerAxis(scene, "kernel_shape", scene.Integers("kernel_shape")?.Length ?? throw scene.Refuse("it has no kernel_shape"));
        return (map, NodeWindow.Read(scene, kernel, map.Shape.Extents));
    }

    private static void Global(NodeScene scene, string kind)
    {
        var map = scene.Image(0);
        scene.Result(map.Shape.Rank == 0 ? map : FeatureMap.Image(scene.Add(kind, [], map.Layer)));
    }

    // Average pools of the language have no dilation; a depthwise convolution with equal weights is the same thing where every tap counts.
    private static FeatureMap Dilated(NodeScene scene, FeatureMap map, NodeWindow window, bool countsPadding, bool isCeil)
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
        return FeatureMap.Image(scene.Add("DepthwiseConv", arguments, map.Layer, Synthetic.Filled(shape, 1f / taps)));
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
        if (scene.State.Batch != 1 && dims.Any(dim => map.View[dim].Count == 0 && dim == 0))
        {
            throw scene.Refuse("it reduces the batch; a network sees one item at a time");
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

    private static ImportedLayer OverChannels(NodeScene scene, ImportedLayer layer, bool isMax)
    {
        if (isMax)
        {
            throw scene.Refuse("it takes a maximum over channels, which no layer does");
        }

        var channels = layer.Shape.Channels;
        return layer.Shape.Rank == 0
            ? scene.Add("Dense", new LayerArguments().Integer("units", 1).Flag("Bias", false, true), layer, Synthetic.Filled([1, channels], 1f / channels))
            : scene.Add(
                "Conv",
                new LayerArguments().Integer("filters", 1).Axes("kernel", [1]).Flag("Bias", false, true),
                layer,
                Synthetic.Filled([1, channels, .. Enumerable.Repeat(1, layer.Shape.Rank)], 1f / channels));
    }
}

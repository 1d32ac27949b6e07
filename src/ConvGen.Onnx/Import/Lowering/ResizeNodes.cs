using System;
using System.Globalization;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Resizes in all coordinate modes.</summary>
internal static class ResizeNodes
{
    private const double DefaultCubicCoefficient = -0.75;

    public static void Upsample(NodeScene scene)
    {
        var scales = scene.Has(1) ? scene.Constant(1).ToFloats() : scene.Node.Reals("scales") ?? throw scene.Refuse("it has no scales");
        var map = scene.Map(0);
        Apply(scene, map, Asymmetric(scene), AllDims(map), [.. scales.Select(static scale => (double)scale)], null);
    }

    public static void Resize(NodeScene scene)
    {
        var map = scene.Map(0);
        if (scene.Opset < 11)
        {
            Apply(scene, map, Asymmetric(scene), AllDims(map), Scales(scene, 1), null);
            return;
        }

        var node = scene.Node;
        var rule = new ResizeRule(
            node.Text("mode", "nearest"),
            node.Text("coordinate_transformation_mode", "half_pixel"),
            node.Text("nearest_mode", "round_prefer_floor"),
            node.Real("cubic_coeff_a", DefaultCubicCoefficient),
            scene.Integer("exclude_outside", 0) != 0,
            scene.Integer("antialias", 0) != 0,
            node.Real("extrapolation_value", 0));
        int[] dims = scene.Integers("axes") is { } axes ? [.. axes.Select(axis => scene.Axis(axis, map.View.Rank))] : AllDims(map);
        var hasScales = scene.Has(2) && scene.Constant(2).Count > 0;
        int[]? sizes = hasScales ? null : scene.Integers(3);
        Apply(scene, map, rule, dims, hasScales ? Scales(scene, 2) : SizeScales(scene, map, dims, ref sizes), sizes);
    }

    private static int[] AllDims(FeatureMap map) => [.. Enumerable.Range(0, map.View.Rank)];

    private static double[] Scales(NodeScene scene, int input) => [.. scene.Constant(input).ToFloats().Select(static scale => (double)scale)];

    // Before opset 11 there was one coordinate mode, and nearest meant the position below.
    private static ResizeRule Asymmetric(NodeScene scene) =>
        new(scene.Node.Text("mode", "nearest") is "bilinear" ? "linear" : scene.Node.Text("mode", "nearest"), "asymmetric", "floor", DefaultCubicCoefficient, false, false, 0);

    private static double[] SizeScales(NodeScene scene, FeatureMap map, int[] dims, ref int[]? sizes)
    {
        var asked = sizes!;
        if (asked.Length != dims.Length || asked.Any(static size => size < 1))
        {
            throw scene.Refuse($"its sizes {TensorDims.Text(asked)} do not fit {TensorDims.Text(map.Extents)}");
        }

        double[] scales = [.. dims.Select((dim, i) => (double)asked[i] / map.Extents[dim])];
        var policy = scene.Node.Text("keep_aspect_ratio_policy", "stretch");
        if (policy == "stretch")
        {
            return scales;
        }

        var scale = policy == "not_larger" ? scales.Min() : scales.Max();
        sizes = [.. dims.Select(dim => (int)Math.Floor((scale * map.Extents[dim]) + 0.5))];
        return [.. scales.Select(_ => scale)];
    }

    private static void Apply(NodeScene scene, FeatureMap map, ResizeRule rule, int[] dims, double[] scales, int[]? sizes)
    {
        if (scales.Length != dims.Length || scales.Any(static scale => !(scale > 0)))
        {
            throw scene.Refuse(string.Create(CultureInfo.InvariantCulture, $"its {scales.Length} scales do not fit {TensorDims.Text(map.Extents)}"));
        }

        var axes = Axes(scene, map, rule, dims, scales, sizes);
        if (axes.Any(static axis => axis.To < 1) || axes.Aggregate(1.0, static (product, axis) => product * axis.To) > TensorDims.Most)
        {
            throw scene.Refuse("it leaves nothing, or more than an array holds");
        }

        if (axes.All(IsUntouched))
        {
            scene.Result(map);
            return;
        }

        // Axes that stay as they are do so under every rule; this one says it without rounding.
        var still = rule with { Coordinates = "asymmetric", IsAntialiased = false };
        var matrices = axes.Select(axis => ResizeMatrix.Of(axis, IsUntouched(axis) ? still : rule)).ToList();
        var layer = ResizeLayers.Apply(scene, map.Layer, matrices);
        scene.Result(new FeatureMap(layer, Resized(map, axes, layer)));
    }

    /// <summary>What happens to each spatial axis of the layer.</summary>
    private static ResizedAxis[] Axes(NodeScene scene, FeatureMap map, ResizeRule rule, int[] dims, double[] scales, int[]? sizes)
    {
        var (starts, ends) = Region(scene, rule, dims.Length);
        var axes = map.Shape.Extents.Select(static extent => new ResizedAxis(extent, extent, 1)).ToArray();
        for (var i = 0; i < dims.Length; i++)
        {
            var from = map.Extents[dims[i]];
            var to = sizes?[i] ?? (int)Math.Min(Math.Floor(from * scales[i]), TensorDims.Most);
            var axis = new ResizedAxis(from, to, scales[i], starts[i], ends[i]);
            if (IsUntouched(axis) || IsUnread(map, dims[i], to))
            {
                continue;
            }

            if (SpatialAxis(scene, map, dims[i]) is not { } place)
            {
                throw scene.Refuse($"it resizes dimension {dims[i]} of {TensorDims.Text(map.Extents)}, which is no spatial axis of {map.Shape}");
            }

            axes[place] = axis;
        }

        return axes;
    }

    private static bool IsUntouched(ResizedAxis axis) => axis.To == axis.From && axis is { Scale: 1, Start: 0, End: 1 };

    private static bool IsUnread(FeatureMap map, int dim, int to) => dim == 0 && map.View[0].Count == 0 && to == 1;

    // An extent of 1 leaves no trace in the view: its place is known only where dimensions stand as usual.
    private static int? SpatialAxis(NodeScene scene, FeatureMap map, int dim)
    {
        if (map.View[dim].Count > 0)
        {
            return scene.LayerAxis(map, dim) is > 0 and var axis ? axis - 1 : null;
        }

        return map.View.Equals(TensorView.Image(map.Shape)) && dim >= 2 ? dim - 2 : null;
    }

    private static TensorView Resized(FeatureMap map, ResizedAxis[] axes, ImportedLayer layer) => axes.Any(static axis => axis.From == 1 && axis.To > 1)
        ? TensorView.Image(layer.Shape)
        : map.View.Resized(map.Shape, layer.Shape);

    private static (double[] Starts, double[] Ends) Region(NodeScene scene, ResizeRule rule, int count)
    {
        if (rule.Coordinates != "tf_crop_and_resize")
        {
            return ([.. Enumerable.Repeat(0.0, count)], [.. Enumerable.Repeat(1.0, count)]);
        }

        var region = scene.Constant(1).ToFloats();
        return region.Length == 2 * count
            ? ([.. region[..count].Select(static share => (double)share)], [.. region[count..].Select(static share => (double)share)])
            : throw scene.Refuse($"its region of interest has {region.Length} numbers");
    }
}

using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Parts of tensors, and zeros around them.</summary>
internal static class SliceNodes
{
    private const int MostRuns = 64;

    public static void Slice(NodeScene scene)
    {
        var map = scene.Map(0);
        var starts = scene.Has(1) ? scene.Integers(1) : scene.Integers("starts");
        var ends = scene.Has(2) ? scene.Integers(2) : scene.Integers("ends");
        var axes = scene.Has(3) ? scene.Integers(3) : scene.Integers("axes");
        var steps = scene.Has(4) ? scene.Integers(4) : null;

        // The file's own extents: the batch it fixes has to be taken whole.
        int[] extents = [.. map.Extents];
        extents[0] = map.View[0].Count == 0 && extents.Length > 0 ? scene.State.Batch : extents[0];
        var ranges = SliceRange.Read(scene.Node, extents, starts, ends, axes, steps);
        if (ranges[0].Length == extents[0] && ranges[0].Step == 1)
        {
            ranges[0] = new SliceRange(0, 1, map.Extents[0]);
        }
        else
        {
            scene.ExpectNotBatch(0, map);
        }

        scene.Result(Cut(scene, map, ranges));
    }

    public static void Split(NodeScene scene)
    {
        var map = scene.Map(0);
        var dim = scene.Axis(scene.Node.Integer("axis", 0), map.View.Rank);
        scene.ExpectNotBatch(dim, map);
        var lengths = SliceRange.SplitLengths(scene.Node, map.Extents[dim], scene.Has(1) ? scene.Integers(1) : scene.Integers("split"));
        var start = 0;
        for (var part = 0; part < lengths.Length; part++)
        {
            if (part < scene.Node.Outputs.Count && scene.State.Graph.Readers(scene.Node.Outputs[part]) > 0)
            {
                scene.Result(part, Cut(scene, map, Range(map, dim, new SliceRange(start, 1, lengths[part]))));
            }

            start += lengths[part];
        }
    }

    public static void Gather(NodeScene scene)
    {
        var map = scene.Map(0);
        var dim = scene.Axis(scene.Node.Integer("axis", 0), map.View.Rank);
        scene.ExpectNotBatch(dim, map);
        var indices = scene.Constant(1);
        int[] places = [.. scene.Integers(1).Select(index => scene.Axis(index, map.Extents[dim]))];
        var parts = Runs(places).Select(run => Cut(scene, map, Range(map, dim, run))).ToList();
        if (parts.Count is 0 or > MostRuns || (parts.Count > 1 && scene.LayerAxis(map, dim) != 0))
        {
            throw scene.Refuse("its indices are scattered; a layer takes runs of neighbouring channels, or one of positions");
        }

        var part = parts.Count == 1 ? parts[0] : Joined(scene, parts, dim);
        int[] extents = [.. map.Extents[..dim], .. indices.Dims, .. map.Extents[(dim + 1)..]];
        scene.Result(ShapeNodes.Show(scene, part, extents));
    }

    public static void Pad(NodeScene scene)
    {
        var map = scene.Map(0);
        var rank = map.View.Rank;
        var pads = scene.Has(1) ? scene.Integers(1) : scene.Integers("pads") ?? scene.Integers("paddings") ?? [];
        int[] dims = scene.Has(3) ? [.. scene.Integers(3).Select(axis => scene.Axis(axis, rank))] : [.. Enumerable.Range(0, rank)];
        var mode = Mode(scene, out var value);
        if (pads.Length != 2 * dims.Length)
        {
            throw scene.Refuse($"its pads {TensorDims.Text(pads)} do not fit {TensorDims.Text(map.Extents)}");
        }

        var sides = new (int Low, int High)[rank];
        for (var i = 0; i < dims.Length; i++)
        {
            sides[dims[i]] = (pads[i], pads[dims.Length + i]);
        }

        // Padding with v is padding with zeros of what is v less, put back.
        var shifted = ScaleLayers.Add(scene, map, Filled(map, -value), canAbsorb: false);
        var padded = Around(scene, shifted, sides, mode);
        scene.Result(ScaleLayers.Add(scene, padded, Filled(padded, value), canAbsorb: false));
    }

    private static float[] Filled(FeatureMap map, float value) => [.. Enumerable.Repeat(value, map.Shape.Channels)];

    private static PaddingModeKind Mode(NodeScene scene, out float value)
    {
        var mode = scene.Node.Text("mode", "constant");
        value = mode != "constant" ? 0 : scene.OptionalConstant(2) is { Count: > 0 } given ? (float)given[0] : (float)scene.Node.Real("value", 0);
        return mode switch
        {
            "constant" when float.IsFinite(value) => PaddingModeKind.Zeros,
            "reflect" => PaddingModeKind.Reflect,
            "edge" => PaddingModeKind.Replicate,
            "wrap" => PaddingModeKind.Circular,
            "constant" => throw scene.Refuse("it pads with a constant that is not finite"),
            _ => throw scene.Refuse($"its mode is '{mode}'"),
        };
    }

    private static FeatureMap Around(NodeScene scene, FeatureMap map, (int Low, int High)[] sides, PaddingModeKind mode)
    {
        var rank = map.Shape.Rank;
        var (low, high) = (new int[rank], new int[rank]);
        for (var dim = 0; dim < sides.Length; dim++)
        {
            if (sides[dim] == (0, 0))
            {
                continue;
            }

            var axis = scene.LayerAxis(map, dim);
            if (axis > 0)
            {
                (low[axis - 1], high[axis - 1]) = sides[dim];
            }
            else if (mode == PaddingModeKind.Zeros && sides[dim] is { Low: >= 0, High: >= 0 })
            {
                map = ConcatNodes.Padding(scene, map, dim, sides[dim].Low, sides[dim].High);
            }
            else
            {
                throw scene.Refuse("it pads channels with something else than zeros");
            }
        }

        map = Crop(scene, map, [.. low.Select(static side => System.Math.Max(0, -side))], [.. high.Select(static side => System.Math.Max(0, -side))]);
        (low, high) = ([.. low.Select(static side => System.Math.Max(0, side))], [.. high.Select(static side => System.Math.Max(0, side))]);
        if (low.Concat(high).All(static side => side == 0))
        {
            return map;
        }

        var arguments = new LayerArguments().Axes("paddings", LayerArguments.Sides(low, high)).Integer("Mode", (int)mode, 0);
        return Resized(map, scene.Add("Pad", arguments, map.Layer));
    }

    // Neighbours in order make one run.
    private static List<SliceRange> Runs(int[] places)
    {
        var runs = new List<SliceRange>();
        foreach (var place in places)
        {
            if (runs.Count > 0 && runs[^1].Start + runs[^1].Length == place)
            {
                runs[^1] = runs[^1] with { Length = runs[^1].Length + 1 };
            }
            else
            {
                runs.Add(new SliceRange(place, 1, 1));
            }
        }

        return runs;
    }

    private static FeatureMap Joined(NodeScene scene, List<FeatureMap> parts, int dim)
    {
        var layer = scene.Join("Concat", [.. parts.Select(static part => part.Layer)]);
        return new FeatureMap(layer, parts[0].View.With(dim, TensorView.Whole(layer.Shape, 0)));
    }

    private static SliceRange[] Range(FeatureMap map, int dim, SliceRange range)
    {
        var ranges = map.Extents.Select(static extent => new SliceRange(0, 1, extent)).ToArray();
        ranges[dim] = range;
        return ranges;
    }

    private static FeatureMap Cut(NodeScene scene, FeatureMap map, SliceRange[] ranges)
    {
        var rank = map.Shape.Rank;
        var extents = map.Extents;
        var (low, high, steps) = (new int[rank], new int[rank], Enumerable.Repeat(1, rank).ToArray());
        for (var dim = 0; dim < ranges.Length; dim++)
        {
            var range = ranges[dim];
            if (range.Length < 1 || (range.Step < 1 && range.Length > 1))
            {
                throw scene.Refuse("it takes nothing, or takes it backwards");
            }

            if (range.Length == extents[dim])
            {
                continue;
            }

            if (map.View[dim] is [{ Axis: 0 } atom] && atom.Inner * atom.Size == map.Shape.Channels)
            {
                map = Channels(scene, map, dim, range);
                continue;
            }

            var axis = scene.LayerAxis(map, dim) - 1;
            steps[axis] = range.Length == 1 ? 1 : range.Step;
            (low[axis], high[axis]) = (range.Start, extents[dim] - range.Start - ((range.Length - 1) * steps[axis]) - 1);
        }

        map = Crop(scene, map, low, high);
        return steps.All(static step => step == 1)
            ? map
            : Resized(map, scene.Add("MaxPool", new LayerArguments().Axes("kernel", [1]).Axes("Stride", steps, 0), map.Layer));
    }

    // A run of the outermost factor of the channels: all of them, or one group of a channel shuffle.
    private static FeatureMap Channels(NodeScene scene, FeatureMap map, int dim, SliceRange range)
    {
        if (range.Step != 1 && range.Length > 1)
        {
            throw scene.Refuse("it takes channels that are not neighbours");
        }

        var inner = map.View[dim][0].Inner;
        var arguments = new LayerArguments().Integer("start", range.Start * inner).Integer("length", range.Length * inner);
        return new FeatureMap(scene.Add("Slice", arguments, map.Layer), map.View.With(dim, [new AxisAtom(0, inner, range.Length)]));
    }

    private static FeatureMap Crop(NodeScene scene, FeatureMap map, int[] low, int[] high) => low.Concat(high).All(static side => side == 0)
        ? map
        : Resized(map, scene.Add("Crop", new LayerArguments().Axes("paddings", LayerArguments.Sides(low, high)), map.Layer));

    private static FeatureMap Resized(FeatureMap map, ImportedLayer layer) => new(layer, map.View.Resized(map.Shape, layer.Shape));
}

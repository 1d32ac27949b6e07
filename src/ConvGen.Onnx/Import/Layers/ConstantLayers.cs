using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Constants that differ from position to position: learned tensors, which are layers of their own.</summary>
internal static class ConstantLayers
{
    /// <summary>The attribute.</summary>
    public const string Kind = "Constant";

    /// <summary>
    /// <paramref name="constant"/> as the operand of <paramref name="map"/> that it is: a layer with the axes of the map's, of extent 1 where it does not vary.
    /// </summary>
    /// <param name="scene">The node.</param>
    /// <param name="constant">The constant, whose dimensions stand behind those of the map.</param>
    /// <param name="map">The tensor it is joined with.</param>
    /// <param name="change">What becomes of each element: its negative in a difference.</param>
    public static FeatureMap Beside(NodeScene scene, ConstantTensor constant, FeatureMap map, Func<float, float>? change = null)
    {
        var dims = Dims(scene, constant, map);
        var shape = Shape(dims, map);
        var view = Enumerable.Range(0, map.View.Rank).Select(dim => dims[dim] == 1 ? (IEnumerable<AxisAtom>)[] : map.View[dim].Count > 0 ? map.View[dim] : TensorView.Whole(shape, dim - 1));
        return new FeatureMap(Layer(scene, constant, dims, shape, map.View, change), TensorView.Of(view));
    }

    /// <summary><paramref name="constant"/> as channels beside those of <paramref name="map"/>, which are its dimension <paramref name="dim"/>; null where it has other positions.</summary>
    public static FeatureMap? Behind(NodeScene scene, ConstantTensor constant, FeatureMap map, int dim)
    {
        if (constant.Rank != map.View.Rank || !map.View.IsWhole(dim, 0, map.Shape))
        {
            return null;
        }

        var shape = new TensorShape(constant.Dims[dim], map.Shape.Extents);
        var view = map.View.With(dim, TensorView.Whole(shape, 0));
        return view.Extents.SequenceEqual(constant.Dims) ? new FeatureMap(Layer(scene, constant, constant.Dims, shape, view, null), view) : null;
    }

    private static ImportedLayer Layer(NodeScene scene, ConstantTensor constant, int[] dims, TensorShape shape, TensorView view, Func<float, float>? change)
    {
        int[] extents = [shape.Channels, .. shape.Extents];
        float[] Make()
        {
            var elements = Elements(constant, dims, extents, view);
            return change is null ? elements : Array.ConvertAll(elements, value => change(value));
        }

        var weight = new LayerWeight("value", extents, Make, change is null ? constant : new object());
        return scene.State.Add(scene.Node, Kind, new LayerArguments().Integer("channels", shape.Channels).Each("extents", [.. shape.Extents]), [], [weight]);
    }

    // Its dimensions, as many as the map shows; each is 1, or what the map has there, or stretches the map where that stands as usual.
    private static int[] Dims(NodeScene scene, ConstantTensor constant, FeatureMap map)
    {
        List<int> dims = [.. constant.Dims.SkipWhile((extent, i) => extent == 1 && constant.Rank - i > map.View.Rank)];
        dims.InsertRange(0, Enumerable.Repeat(1, Math.Max(0, map.View.Rank - dims.Count)));
        var isUsual = map.View.Equals(TensorView.Image(map.Shape));
        var fits = dims.Count == map.View.Rank
            && dims.Zip(map.Extents).Select((pair, dim) => pair.First == 1 || pair.First == pair.Second || (pair.Second == 1 && isUsual && dim > 0)).All(static fits => fits);
        return fits ? [.. dims] : throw scene.Refuse($"its constant of shape {TensorDims.Text(constant.Dims)} has no place beside {map.Shape}, shown as {TensorDims.Text(map.Extents)}");
    }

    /// <summary>The axes along which the constant varies have their extents, the others 1.</summary>
    private static TensorShape Shape(int[] dims, FeatureMap map)
    {
        int[] extents = [.. Enumerable.Repeat(1, map.Shape.Rank + 1)];
        for (var dim = 0; dim < dims.Length; dim++)
        {
            if (dims[dim] == 1)
            {
                continue;
            }

            if (map.View[dim].Count == 0)
            {
                extents[dim - 1] = dims[dim];
            }

            foreach (var atom in map.View[dim])
            {
                extents[atom.Axis] = TensorView.Extent(map.Shape, atom.Axis);
            }
        }

        return new TensorShape(extents[0], extents[1..]);
    }

    private static float[] Elements(ConstantTensor constant, int[] dims, int[] extents, TensorView view)
    {
        var elements = new float[extents.Aggregate(1, static (product, extent) => product * extent)];
        for (var i = 0; i < elements.Length; i++)
        {
            var at = TensorDims.Unravel(i, extents);
            var source = 0;
            for (var dim = 0; dim < dims.Length; dim++)
            {
                var place = dims[dim] == 1 ? 0 : view[dim].Count == 0 ? at[dim - 1] : view[dim].Aggregate(0, (index, atom) => (index * atom.Size) + (at[atom.Axis] / atom.Inner % atom.Size));
                source = (source * dims[dim]) + place;
            }

            elements[i] = (float)constant[source];
        }

        return elements;
    }
}

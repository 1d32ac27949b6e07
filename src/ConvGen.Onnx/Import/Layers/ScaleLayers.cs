using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Constants per channel that are added or multiplied: part of the layer before where that can carry them, else a scale.</summary>
internal static class ScaleLayers
{
    private static readonly HashSet<string> WithBias = new(StringComparer.Ordinal) { "Conv", "DepthwiseConv", "ConvTranspose", "Dense", "DeformConv" };

    private static readonly HashSet<string> Norms = new(StringComparer.Ordinal) { "GroupNorm", "InstanceNorm", "LayerNorm" };

    /// <summary>A norm whose affine form has a weight alone.</summary>
    private const string WeightOnlyNorm = "L2Norm";

    /// <summary>Adds one value per channel.</summary>
    /// <param name="scene">The node.</param>
    /// <param name="map">The tensor.</param>
    /// <param name="values">The values.</param>
    /// <param name="canAbsorb">Whether nobody else reads the tensor, so that its layer may take the values in.</param>
    /// <param name="origin">The constant they are, if they are one as it stands.</param>
    public static FeatureMap Add(NodeScene scene, FeatureMap map, float[] values, bool canAbsorb, ConstantTensor? origin = null)
    {
        if (Array.TrueForAll(values, static value => value == 0) && !(canAbsorb && WithBias.Contains(map.Layer.Kind)))
        {
            return map;
        }

        if (canAbsorb && Absorbed(map.Layer, values, origin) is { } layer)
        {
            scene.State.Layers.Add(layer);
            return map with { Layer = layer };
        }

        var isUniform = values.All(value => value == values[0]);
        var added = isUniform
            ? scene.Add("Scale", new LayerArguments().Real("Offset", LayerArguments.Shortest(values[0])), map.Layer)
            : scene.Add("Scale", new LayerArguments().Flag("Bias", true, false), map.Layer, [Vector("weight", Filled(values.Length, 1)), Vector("bias", values, origin)]);
        return map with { Layer = added };
    }

    /// <summary>Multiplies by one value per channel; parameters as for <see cref="Add"/>.</summary>
    public static FeatureMap Multiply(NodeScene scene, FeatureMap map, float[] values, bool canAbsorb, ConstantTensor? origin = null)
    {
        var isWeightOnly = map.Layer.Kind == WeightOnlyNorm;
        if (canAbsorb && (isWeightOnly || Norms.Contains(map.Layer.Kind)) && !map.Layer.Flag("Affine", true) && values.Length == map.Shape.Channels)
        {
            var weight = Vector("weight", values, origin);
            var affine = map.Layer.With("Affine", null) with { Weights = isWeightOnly ? [weight] : [weight, Vector("bias", Filled(values.Length, 0))] };
            scene.State.Layers.Add(affine);
            return map with { Layer = affine };
        }

        if (!values.All(value => value == values[0]))
        {
            return map with { Layer = scene.Add("Scale", [], map.Layer, Vector("weight", values, origin)) };
        }

        if (values[0] == 1)
        {
            return map;
        }

        // (factor·x + offset)·v, as preprocessing is written.
        var before = canAbsorb && map.Layer is { Kind: "Scale", Weights.Count: 0 } ? map.Layer : null;
        var factor = Constant(before, "Factor", 1) * values[0];
        var offset = Constant(before, "Offset", 0) * values[0];
        var arguments = new LayerArguments().Real("Factor", LayerArguments.Shortest((float)factor));
        if (offset != 0)
        {
            arguments.Real("Offset", LayerArguments.Shortest((float)offset));
        }

        return map with { Layer = scene.Add("Scale", arguments, before?.Inputs[0] ?? map.Layer) };
    }

    private static ImportedLayer? Absorbed(ImportedLayer layer, float[] values, ConstantTensor? origin)
    {
        if (layer is { Kind: "Scale", Weights.Count: 0 } && values.All(value => value == values[0]))
        {
            return layer.With("Offset", new ArgumentValue.Real(LayerArguments.Shortest((float)(Constant(layer, "Offset", 0) + values[0]))));
        }

        var isScale = layer is { Kind: "Scale", Weights.Count: > 0 };
        var isNorm = Norms.Contains(layer.Kind) && layer.Flag("Affine", true);
        if (!(WithBias.Contains(layer.Kind) || isScale || isNorm) || layer.Argument("Activation") is not null || layer.Shape.Channels != values.Length)
        {
            return null;
        }

        var earlier = layer.Weights.FirstOrDefault(static weight => weight.Role == "bias");
        var bias = earlier is null
            ? Vector("bias", values, origin)
            : new LayerWeight("bias", earlier.Dims, () => [.. earlier.Elements().Zip(values, static (left, right) => left + right)], new object());
        return layer.With("Bias", isScale ? new ArgumentValue.Flag(true) : null) with
        {
            Weights = [.. layer.Weights.Where(static weight => weight.Role != "bias"), bias],
        };
    }

    private static double Constant(ImportedLayer? layer, string name, double fallback) => layer?.Argument(name) is ArgumentValue.Real real ? real.Value : fallback;

    private static LayerWeight Vector(string role, float[] values, ConstantTensor? origin = null) => new(role, [values.Length], () => values, origin ?? new object());

    private static float[] Filled(int count, float value) => [.. Enumerable.Repeat(value, count)];
}

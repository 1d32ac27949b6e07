using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>The receptive field of each tensor, per spatial axis of the first input.</summary>
internal static class FieldRules
{
    /// <summary>The fields behind <paramref name="layer"/>; null where the first input does not reach it.</summary>
    /// <param name="layer">The layer, with its shape.</param>
    /// <param name="first">The shape of the network's first input.</param>
    /// <param name="inputs">The shapes the layer reads.</param>
    /// <param name="fields">The fields of what it reads; null entries where the first input does not reach.</param>
    public static AxisField[]? Of(LayerAnalysis layer, TensorShape first, IReadOnlyList<TensorShape> inputs, IReadOnlyList<AxisField[]?> fields)
    {
        if (layer.Node.Op is InputOp)
            return layer.Node.Id == 0 ? first.Extents.Select(AxisField.OfInput).ToArray() : null;
        if (layer.Node.Op is ConstantOp)
            return null;
        if (layer.Node.Op is AddOp or MulOp or ConcatOp)
            return Join(layer, inputs, fields, first);
        // A deformable convolution's offsets move its taps without bound; its field is the one of the regular grid.
        if (fields[0] is not { } own)
            return null;
        return own.Select((field, axis) => Through(layer, axis, inputs[0], field)).ToArray();
    }

    private static AxisField Through(LayerAnalysis layer, int axis, TensorShape input, AxisField field)
    {
        if (layer.Shape!.Rank == 0 && input.Rank == 0)
            return layer.Node.Op is DenseOp ? AxisField.Whole(field.InputExtent) : field;
        if (axis >= input.Rank || AxisMaps.Of(layer, axis, input.Extents[axis]) is not { } map)
            return AxisField.Whole(field.InputExtent);
        return FieldComposition.Compose(field, map, field.Jump * field.Jump * FieldVariance.Of(layer.Node.Op, map));
    }

    private static AxisField[]? Join(
        LayerAnalysis layer, IReadOnlyList<TensorShape> inputs, IReadOnlyList<AxisField[]?> fields, TensorShape first)
    {
        var reached = Enumerable.Range(0, fields.Count).Where(i => fields[i] is not null).ToList();
        if (reached.Count == 0)
            return null;
        // What one position brings to all of them has no places of its own, wherever its values come from.
        return first.Extents
            .Select((_, axis) => FieldComposition.Join([.. reached.Select(i => Placeless(fields[i]![axis], Broadcast.Stretches(layer.Node.Op, inputs[i], layer.Shape!, axis)))]))
            .ToArray();
    }

    private static AxisField Placeless(AxisField field, bool isStretched) => isStretched ? field with { IsGlobal = true, ReadsAll = true } : field;
}

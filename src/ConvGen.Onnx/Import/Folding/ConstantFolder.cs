using System;
using System.Collections.Generic;

namespace ConvGen.Onnx;

/// <summary>Computes nodes whose inputs are known: what exporters leave behind of shapes and preprocessed weights.</summary>
internal static class ConstantFolder
{
    private static readonly Dictionary<string, Func<FoldScene, ConstantTensor[]>> Table = new(StringComparer.Ordinal)
    {
        ["Constant"] = static scene => [SourceFolds.Constant(scene)],
        ["ConstantOfShape"] = static scene => [SourceFolds.ConstantOfShape(scene)],
        ["Range"] = static scene => [SourceFolds.Range(scene)],
        ["Shape"] = static scene => [SourceFolds.Shape(scene.Node, scene[0].Dims)],
        ["Size"] = static scene => [ConstantTensor.Of([], [scene[0].Count])],
        ["Identity"] = static scene => [scene[0]],
        ["Dropout"] = static scene => [scene[0]],
        ["Cast"] = static scene => [SourceFolds.Cast(scene)],
        ["Reshape"] = static scene => [ReshapeFolds.Reshape(scene)],
        ["Flatten"] = static scene => [ReshapeFolds.Flatten(scene)],
        ["Squeeze"] = static scene => [ReshapeFolds.Squeeze(scene)],
        ["Unsqueeze"] = static scene => [ReshapeFolds.Unsqueeze(scene)],
        ["Transpose"] = static scene => [MovingFolds.Transpose(scene)],
        ["Concat"] = static scene => [MovingFolds.Concat(scene)],
        ["Gather"] = static scene => [MovingFolds.Gather(scene)],
        ["Slice"] = static scene => [MovingFolds.Slice(scene)],
        ["Split"] = MovingFolds.Split,
        ["Expand"] = static scene => [MovingFolds.Expand(scene)],
        ["Tile"] = static scene => [MovingFolds.Tile(scene)],
        ["Where"] = static scene => [ArithmeticFolds.Where(scene)],
        ["ReduceProd"] = static scene => [ArithmeticFolds.Reduce(scene, 1, static (left, right) => left * right)],
        ["ReduceSum"] = static scene => [ArithmeticFolds.Reduce(scene, 0, static (left, right) => left + right)],
        ["ReduceMax"] = static scene => [ArithmeticFolds.Reduce(scene, double.NegativeInfinity, Math.Max)],
        ["ReduceMin"] = static scene => [ArithmeticFolds.Reduce(scene, double.PositiveInfinity, Math.Min)],
    };

    /// <summary>Whether the operator is one that is computed at import where it can be.</summary>
    public static bool Knows(string op) => Table.ContainsKey(op) || ArithmeticFolds.Knows(op);

    /// <summary>The node's outputs.</summary>
    /// <exception cref="NodeRefusedException">The operands do not fit, or the result would be too large.</exception>
    public static ConstantTensor[] Fold(FoldScene scene)
    {
        try
        {
            return Table.TryGetValue(scene.Node.Op, out var fold) ? fold(scene) : [ArithmeticFolds.Apply(scene)];
        }
        catch (OverflowException)
        {
            throw new NodeRefusedException("its extents are out of range");
        }
    }
}

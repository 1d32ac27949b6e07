using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>
/// Operands of sums and products stretch as in NumPy: along an axis where one has a single value, that serves all of the others'. A tensor of one
/// position stands for C×1… whatever its rank, so that a vector is a gate.
/// </summary>
public static class Broadcast
{
    /// <summary>The shape of the result; null where two operands have different extents, neither of them 1.</summary>
    public static TensorShape? Join(IReadOnlyList<TensorShape> operands)
    {
        var map = operands.FirstOrDefault(static operand => operand.Positions > 1) ?? operands.OrderByDescending(static operand => operand.Rank).First();
        if (operands.Any(operand => operand.Rank != map.Rank && operand.Positions > 1))
            return null;
        var channels = Extent(operands.Select(static operand => operand.Channels));
        var extents = Enumerable.Range(0, map.Rank).Select(axis => Extent(operands.Where(operand => operand.Rank == map.Rank).Select(operand => operand.Extents[axis]))).ToList();
        return channels is null || extents.Contains(null) ? null : new TensorShape(channels.Value, [.. extents.Select(static extent => extent!.Value)]);
    }

    /// <summary>Whether the single position of <paramref name="operand"/> along spatial axis <paramref name="axis"/> serves several of <paramref name="result"/>'s.</summary>
    public static bool Stretches(TensorShape operand, TensorShape result, int axis) =>
        axis < result.Rank && result.Extents[axis] > 1 && (operand.Rank != result.Rank || operand.Extents[axis] == 1);

    /// <summary>The same of the node <paramref name="op"/> that joins the operand; only sums and products stretch.</summary>
    public static bool Stretches(LayerOp op, TensorShape operand, TensorShape result, int axis) => op is AddOp or MulOp && Stretches(operand, result, axis);

    private static int? Extent(IEnumerable<int> extents)
    {
        var several = extents.Where(static extent => extent != 1).Distinct().ToList();
        return several.Count > 1 ? null : several.Count == 1 ? several[0] : 1;
    }
}

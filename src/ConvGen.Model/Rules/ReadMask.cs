using System;
using System.Linq;

namespace ConvGen.Model;

/// <summary>Which positions of a tensor a layer reads, borders clipped.</summary>
internal static class ReadMask
{
    /// <summary>One truth per position of <paramref name="input"/> along <paramref name="axis"/>.</summary>
    public static bool[] Of(LayerAnalysis layer, TensorShape input, int axis)
    {
        var extent = input.Extents[axis];
        var reads = new bool[extent];
        // A gate is read whole by every position of the other operand.
        if (AxisMaps.Of(layer, axis, extent) is not { } map || (layer.Node.Op is MulOp && input.Positions == 1))
            return [.. Enumerable.Repeat(true, extent)];
        if (map.Advance == 1 && map.Phases is [{ First: <= 0, Count: 1 } same] && layer.Shape!.Extents[axis] + same.First >= extent)
            return [.. Enumerable.Repeat(true, extent)];
        for (var o = 0; o < layer.Shape!.Extents[axis]; o++)
        {
            var run = map.At(o);
            for (var i = Math.Max(0, Rational.CeilDivide(-run.First, Math.Max(1, run.Step))); i < run.Count; i++)
            {
                var position = run.First + (i * run.Step);
                if (position >= extent)
                    break;
                reads[position] = true;
            }
        }

        return reads;
    }
}

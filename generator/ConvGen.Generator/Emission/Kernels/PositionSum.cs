using System.Collections.Generic;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes the sum of a vector over many positions, which nested loops walk.</summary>
public static class PositionSum
{
    /// <summary>Writes the sum of the vectors at all positions, called <paramref name="name"/> while it is added up; the result is the sum as an expression.</summary>
    public static string Write(CodeWriter writer, VectorWidth width, string name, string start, IReadOnlyList<PointerLoop> loops)
    {
        void WriteBlock(string from, IEnumerable<PointerLoop> inner)
        {
            writer.Line($"var {name} = {width.Type}<float>.Zero;");
            NestedLoops.Write(writer, from, inner, x => writer.Line($"{name} += {width.Load(x)};"));
        }

        if (!BlockedLoops.IsNeeded(loops, LongSum.Block))
        {
            WriteBlock(start, loops);
            return name;
        }

        var total = new LongSum(writer, width, name);
        total.WriteStart();
        BlockedLoops.Write(writer, start, loops, LongSum.Block, (from, inner) =>
        {
            WriteBlock(from, inner);
            total.WriteAdd();
        });
        return total.Total;
    }
}

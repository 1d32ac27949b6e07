using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes nests of loops whose iterations are taken in blocks: as many of the inner loops as a block may hold, or pieces of the innermost.</summary>
public static class BlockedLoops
{
    /// <summary>Whether <paramref name="loops"/> have more iterations than <paramref name="limit"/>.</summary>
    public static bool IsNeeded(IReadOnlyList<PointerLoop> loops, int limit) => InnerLoops(loops, limit) < loops.Count;

    /// <summary>Writes the loops around the blocks; <paramref name="block"/> gets where a block begins and the loops inside it.</summary>
    public static void Write(CodeWriter writer, string start, IReadOnlyList<PointerLoop> loops, int limit, Action<string, IEnumerable<PointerLoop>> block)
    {
        var inner = InnerLoops(loops, limit);
        if (inner > 0)
        {
            NestedLoops.Write(writer, start, loops.Take(loops.Count - inner), from => block(from, loops.Skip(loops.Count - inner)));
            return;
        }

        var last = loops[loops.Count - 1];
        var run = new PointerLoop("run", 0, limit * last.Step) { Length = Terms.Number(last.Count * last.Step) };
        NestedLoops.Write(writer, start, [.. loops.Take(loops.Count - 1), run], from =>
        {
            writer.Line($"var length = Math.Min({Terms.Number(run.Step)}, runEnd - run);");
            block(from, [last with { Length = "length" }]);
        });
    }

    // How many of the innermost loops one block takes.
    private static int InnerLoops(IReadOnlyList<PointerLoop> loops, int limit)
    {
        var (count, iterations) = (0, 1L);
        while (count < loops.Count && iterations * loops[loops.Count - 1 - count].Count <= limit)
        {
            iterations *= loops[loops.Count - 1 - count].Count;
            count++;
        }

        return count;
    }
}

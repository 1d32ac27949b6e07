using System;
using System.Collections.Generic;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>One loop that moves a pointer.</summary>
/// <param name="Name">The pointer's name.</param>
/// <param name="Count">Iterations.</param>
/// <param name="Step">Floats it moves each time.</param>
public readonly record struct PointerLoop(string Name, int Count, long Step);

/// <summary>Writes nests of loops in which each inner pointer starts at the outer one.</summary>
public static class NestedLoops
{
    /// <summary>Writes <paramref name="loops"/>, outermost first; loops of one iteration vanish. <paramref name="body"/> gets the innermost pointer.</summary>
    public static void Write(CodeWriter writer, string start, IReadOnlyList<PointerLoop> loops, Action<string> body)
    {
        var scopes = new Stack<CodeWriter.Scope>();
        var from = start;
        foreach (var loop in loops)
        {
            if (loop.Count == 1)
            {
                continue;
            }

            var step = loop.Step == 1 ? loop.Name + "++" : $"{loop.Name} += {Terms.Number(loop.Step)}";
            scopes.Push(writer.Block(
                $"for (float* {loop.Name} = {from}, {loop.Name}End = {Terms.Plus(from, loop.Count * loop.Step)}; {loop.Name} < {loop.Name}End; {step})"));
            from = loop.Name;
        }

        body(from);
        while (scopes.Count > 0)
        {
            scopes.Pop().Dispose();
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>One loop that moves a pointer.</summary>
/// <param name="Name">The pointer's name.</param>
/// <param name="Count">Iterations.</param>
/// <param name="Step">Floats it moves each time.</param>
public sealed record PointerLoop(string Name, int Count, long Step)
{
    /// <summary>What else moves each time: <c>w += 32</c>.</summary>
    public string Advance { get; init; } = "";

    /// <summary>The floats it passes, where that is a variable.</summary>
    public string Length { get; init; } = "";
}

/// <summary>Writes nests of loops in which each inner pointer starts at the outer one.</summary>
public static class NestedLoops
{
    /// <summary>Writes <paramref name="loops"/>, outermost first; loops of one iteration vanish unless something else moves in them. <paramref name="body"/> gets the innermost pointer.</summary>
    public static void Write(CodeWriter writer, string start, IEnumerable<PointerLoop> loops, Action<string> body)
    {
        var scopes = new Stack<CodeWriter.Scope>();
        var from = start;
        foreach (var loop in loops.Where(static loop => loop.Count != 1 || loop.Advance.Length > 0))
        {
            var end = loop.Length.Length > 0 ? $"{from} + {loop.Length}" : Terms.Plus(from, loop.Count * loop.Step);
            var step = loop.Step == 1 ? loop.Name + "++" : $"{loop.Name} += {Terms.Number(loop.Step)}";
            var advance = loop.Advance.Length > 0 ? ", " + loop.Advance : "";
            scopes.Push(writer.Block($"for (float* {loop.Name} = {from}, {loop.Name}End = {end}; {loop.Name} < {loop.Name}End; {step}{advance})"));
            from = loop.Name;
        }

        body(from);
        while (scopes.Count > 0)
        {
            scopes.Pop().Dispose();
        }
    }
}

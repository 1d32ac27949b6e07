using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>The frame of a kernel: a method that picks the body for the vector width of the machine, and the bodies.</summary>
public static class KernelMethod
{
    /// <summary>Writes a kernel with a body per vector width; bodies of other widths are never compiled by the JIT.</summary>
    public static void Write(CodeWriter writer, KernelHead head, Action<VectorWidth> body)
    {
        var names = string.Join(", ", head.Pointers.Select(static pointer => pointer).Concat(["part", "parts"]));
        writer.Line();
        WriteSummary(writer, head.Summary);
        using (writer.Block($"internal static void {head.Name}({head.Parameters})"))
        {
            writer.Line("if (Vector512.IsHardwareAccelerated)").Line("{").Line($"    {head.Name}V512({names});").Line("}");
            writer.Line("else if (Vector256.IsHardwareAccelerated)").Line("{").Line($"    {head.Name}V256({names});").Line("}");
            writer.Line("else").Line("{").Line($"    {head.Name}V128({names});").Line("}");
        }

        foreach (var width in VectorWidth.All)
        {
            writer.Line();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (writer.Block($"private static void {head.Name}{width.Suffix}({head.Parameters})"))
            {
                body(width);
            }
        }
    }

    /// <summary>Writes a kernel that is the same for every vector width.</summary>
    public static void WriteSingle(CodeWriter writer, KernelHead head, Action body)
    {
        writer.Line();
        WriteSummary(writer, head.Summary);
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"internal static void {head.Name}({head.Parameters})"))
        {
            body();
        }
    }

    /// <summary>The most threads that share out a run's work; the runtime's Guard refuses more.</summary>
    public const int MostThreads = 1024;

    /// <summary>Opens the loop over this part's share of <paramref name="units"/>.</summary>
    public static CodeWriter.Scope Share(CodeWriter writer, long units, string unit = "unit") =>
        writer.Block($"for (int {unit} = {Share(units, "part")}, end = {Share(units, "(part + 1)")}; {unit} < end; {unit}++)");

    private static string Share(long units, string part) => units <= int.MaxValue / MostThreads
        ? $"{Terms.Number(units)} * {part} / parts" : $"(int)({Terms.Number(units)}L * {part} / parts)";

    private static void WriteSummary(CodeWriter writer, IReadOnlyList<string> summary)
    {
        writer.Line("/// <summary>");
        writer.Lines(summary.Select(static line => "/// " + line));
        writer.Line("/// </summary>");
    }
}

/// <summary>A kernel's name, parameters and description.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Summary">The lines of its comment.</param>
/// <param name="Pointers">Its pointer parameters.</param>
public sealed record KernelHead(string Name, IReadOnlyList<string> Summary, IReadOnlyList<string> Pointers)
{
    /// <summary>The parameter list: pointers, then the share of the work.</summary>
    public string Parameters => string.Join(", ", Pointers.Select(static pointer => "float* " + pointer)) + ", int part, int parts";
}

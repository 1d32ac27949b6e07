using System.Collections.Generic;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes a pooling over all positions.</summary>
public static class GlobalPoolKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, GlobalPoolSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.Write(writer, new KernelHead(name, summary, ["input", "output"]), width => WriteBody(writer, spec, width));

    private static void WriteBody(CodeWriter writer, GlobalPoolSpec spec, VectorWidth width)
    {
        using (KernelMethod.Share(writer, spec.Blocks, "block"))
        {
            LaneLoop.Write(writer, width, lane =>
            {
                var start = Terms.Sum("input", Terms.Times("block", spec.Input.Block), lane);
                List<PointerLoop> loops =
                [
                    new("slice", spec.Size.Depth, spec.Input.Slice), new("row", spec.Size.Height, spec.Input.Row), new("x", spec.Size.Width, spec.Input.Pixel),
                ];
                var value = spec.Average
                    ? $"{PositionSum.Write(writer, width, "sum", start, loops)} * {width.Broadcast("1f / " + Terms.Number(spec.Size.Positions))}"
                    : WriteLargest(writer, width, start, loops);
                writer.Line(width.Store(value, Terms.Sum("output", Terms.Times("block", spec.OutputBlock), lane)) + ";");
            });
        }
    }
    private static string WriteLargest(CodeWriter writer, VectorWidth width, string start, IReadOnlyList<PointerLoop> loops)
    {
        writer.Line($"var largest = {width.Broadcast("float.NegativeInfinity")};");
        NestedLoops.Write(writer, start, loops, x => writer.Line($"largest = {width.Type}.MaxNative(largest, {width.Load(x)});"));
        return "largest";
    }
}

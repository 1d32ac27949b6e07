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
                writer.Line($"var result = {(spec.Average ? width.Type + "<float>.Zero" : width.Broadcast("float.NegativeInfinity"))};");
                var start = Terms.Sum("input", Terms.Times("block", spec.Input.Block), lane);
                List<PointerLoop> loops =
                [
                    new("slice", spec.Size.Depth, spec.Input.Slice), new("row", spec.Size.Height, spec.Input.Row), new("x", spec.Size.Width, spec.Input.Pixel),
                ];
                NestedLoops.Write(writer, start, loops, x =>
                    writer.Line(spec.Average ? $"result += {width.Load(x)};" : $"result = {width.Type}.MaxNative(result, {width.Load(x)});"));
                var value = spec.Average ? $"result * {width.Broadcast("1f / " + Terms.Number(spec.Size.Positions))}" : "result";
                writer.Line(width.Store(value, Terms.Sum("output", Terms.Times("block", spec.OutputBlock), lane)) + ";");
            });
        }
    }
}

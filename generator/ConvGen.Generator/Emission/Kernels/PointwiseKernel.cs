using System.Collections.Generic;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes kernels that compute each position by itself: functions, batch norms, scales, sums and products.</summary>
public static class PointwiseKernel
{
    /// <summary>Writes a function of one tensor.</summary>
    public static void Write(CodeWriter writer, string name, PointwiseSpec spec, IReadOnlyList<string> summary)
    {
        List<string> pointers = spec.Parameters == ChannelParameters.None ? ["input", "output"] : ["input", "output", "weights"];
        KernelMethod.Write(writer, new KernelHead(name, summary, pointers), width => WriteBody(writer, spec, width));
    }

    /// <summary>Writes a sum or product.</summary>
    public static void Write(CodeWriter writer, string name, BinarySpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.Write(writer, new KernelHead(name, summary, ["left", "right", "output"]), width => WriteBody(writer, spec, width));

    private static void WriteBody(CodeWriter writer, PointwiseSpec spec, VectorWidth width)
    {
        var loops = new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, 1, 1));
        using (loops.Share("block", spec.Blocks))
        {
            var block = spec.Blocks > 1 ? "block" : "";
            writer.Line($"var source = {loops.Address("input", spec.Input, 1, 1, 0, Terms.Times(block, spec.Input.Block))};");
            writer.Line($"var target = {loops.Address("output", spec.Output, 1, 1, 0, Terms.Times(block, spec.Output.Block))};");
            LaneLoop.Write(writer, width, lane =>
            {
                if (spec.Parameters == ChannelParameters.ScaleAndShift)
                {
                    var parameters = Terms.Sum("weights", Terms.Times(block, 2 * BufferLayout.Lanes), lane);
                    writer.Line($"var factor = {width.Load(parameters)};");
                    writer.Line($"var summand = {width.Load(Terms.Plus(parameters, BufferLayout.Lanes))};");
                }
                else if (spec.Parameters == ChannelParameters.Slope)
                {
                    writer.Line($"var slope = {width.Load(Terms.Sum("weights", Terms.Times(block, BufferLayout.Lanes), lane))};");
                }

                WriteColumns(writer, spec.Size.Width, column =>
                {
                    writer.Line($"var value = {width.Load(Terms.Sum("source", Terms.Times(column, spec.Input.Pixel), lane))};");
                    if (spec.Parameters == ChannelParameters.ScaleAndShift)
                    {
                        writer.Line($"value = {width.MultiplyAdd("value", "factor", "summand")};");
                    }
                    else if (spec.Parameters == ChannelParameters.Slope)
                    {
                        writer.Line($"value = {width.Type}.ConditionalSelect({width.Type}.LessThan(value, {width.Type}<float>.Zero), value * slope, value);");
                    }

                    writer.Line(width.Store(Functions.Apply(spec.Function, "value", width), Terms.Sum("target", Terms.Times(column, spec.Output.Pixel), lane)) + ";");
                });
            });
        }
    }

    private static void WriteBody(CodeWriter writer, BinarySpec spec, VectorWidth width)
    {
        var loops = new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, 1, 1));
        using (loops.Share("block", spec.Blocks))
        {
            var block = spec.Blocks > 1 ? "block" : "";
            string Operand(string pointer, Strides strides, bool isGate) => isGate
                ? Terms.Sum(pointer, Terms.Times(block, strides.Block))
                : loops.Address(pointer, strides, 1, 1, 0, Terms.Times(block, strides.Block));
            writer.Line($"var first = {Operand("left", spec.Left, spec.LeftIsGate)};");
            writer.Line($"var second = {Operand("right", spec.Right, spec.RightIsGate)};");
            writer.Line($"var target = {Operand("output", spec.Output, false)};");
            LaneLoop.Write(writer, width, lane =>
            {
                if (spec.LeftIsGate)
                {
                    writer.Line($"var a = {width.Load(Terms.Sum("first", lane))};");
                }

                if (spec.RightIsGate)
                {
                    writer.Line($"var b = {width.Load(Terms.Sum("second", lane))};");
                }

                WriteColumns(writer, spec.Size.Width, column =>
                {
                    var a = spec.LeftIsGate ? "a" : width.Load(Terms.Sum("first", Terms.Times(column, spec.Left.Pixel), lane));
                    var b = spec.RightIsGate ? "b" : width.Load(Terms.Sum("second", Terms.Times(column, spec.Right.Pixel), lane));
                    writer.Line($"var value = {a} {(spec.Multiply ? "*" : "+")} {b};");
                    writer.Line(width.Store(Functions.Apply(spec.Function, "value", width), Terms.Sum("target", Terms.Times(column, spec.Output.Pixel), lane)) + ";");
                });
            });
        }
    }

    private static void WriteColumns(CodeWriter writer, int width, System.Action<string> body)
    {
        using (writer.Block($"for (var column = 0; column < {Terms.Number(width)}; column++)"))
        {
            body("column");
        }
    }
}

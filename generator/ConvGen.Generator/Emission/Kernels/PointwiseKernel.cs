using System;
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
            string Place(string pointer, Strides strides) => loops.Address(pointer, strides, 1, 1, 0, Terms.Times(block, strides.Block));
            writer.Line($"var first = {Place("left", spec.Left.Strides)};");
            writer.Line($"var second = {Place("right", spec.Right.Strides)};");
            writer.Line($"var target = {Place("output", spec.Output)};");
            LaneLoop.Write(writer, width, lane =>
            {
                var a = Operand(writer, spec.Left, width, "a", "first", lane);
                var b = Operand(writer, spec.Right, width, "b", "second", lane);
                WriteColumns(writer, spec.Size.Width, column =>
                {
                    writer.Line($"var value = {a(column)} {(spec.Multiply ? "*" : "+")} {b(column)};");
                    writer.Line(width.Store(Functions.Apply(spec.Function, "value", width), Terms.Sum("target", Terms.Times(column, spec.Output.Pixel), lane)) + ";");
                });
            });
        }
    }

    // The operand's vector at a column: what serves the whole row is loaded before it, what serves all channels is one number in every lane.
    private static Func<string, string> Operand(CodeWriter writer, BinaryOperand operand, VectorWidth width, string name, string pointer, string lane)
    {
        string At(string column) => operand.IsOneChannel
            ? width.Broadcast($"{pointer}[{Terms.Sum(Terms.Times(column, operand.Strides.Pixel))}]")
            : width.Load(Terms.Sum(pointer, Terms.Times(column, operand.Strides.Pixel), lane));
        if (!operand.StandsInRow)
        {
            return At;
        }

        writer.Line($"var {name} = {At("")};");
        return _ => name;
    }

    private static void WriteColumns(CodeWriter writer, int width, Action<string> body)
    {
        using (writer.Block($"for (var column = 0; column < {Terms.Number(width)}; column++)"))
        {
            body("column");
        }
    }
}

using System.Collections.Generic;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes a softmax over channels: largest, exponentials of the distances from it, their sum; lanes behind the last channel stand at −∞.</summary>
public static class SoftmaxKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, SoftmaxSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.Write(writer, new KernelHead(name, summary, ["input", "output"]), width => WriteBody(writer, spec, width));

    private static void WriteBody(CodeWriter writer, SoftmaxSpec spec, VectorWidth width)
    {
        var v = width.Type;
        var loops = new TileLoops(writer, spec.Size, new RegisterTile(1, 1, 1));
        using (KernelMethod.Share(writer, loops.Units))
        {
            loops.WriteUnit("", hasOuter: false);
            using (writer.Block($"for (var column = 0; column < {Terms.Number(spec.Size.Width)}; column++)"))
            {
                writer.Line($"var x = {loops.Address("input", spec.Input, 1, 1, 0, Terms.Times("column", spec.Input.Pixel))};");
                writer.Line($"var y = {loops.Address("output", spec.Output, 1, 1, 0, Terms.Times("column", spec.Output.Pixel))};");
                writer.Line($"var largest = {width.Broadcast("float.NegativeInfinity")};");
                EachVector(writer, spec, width, (channel, from, to) =>
                {
                    writer.Line($"var value = {Masked(spec, width, channel, width.Load(from))};");
                    writer.Line(width.Store("value", to) + ";");
                    writer.Line($"largest = {v}.Max(largest, value);");
                });
                writer.Line("var top = largest[0];");
                using (writer.Block($"for (var lane = 1; lane < {Terms.Number(width.Lanes)}; lane++)"))
                {
                    writer.Line("top = Math.Max(top, largest[lane]);");
                }

                writer.Line();
                writer.Line($"var sums = {v}<float>.Zero;");
                EachVector(writer, spec, width, (_, _, to) =>
                {
                    writer.Line($"var value = {v}.Exp({width.Load(to)} - {width.Broadcast("top")});");
                    if (!spec.Log)
                    {
                        writer.Line(width.Store("value", to) + ";");
                    }

                    writer.Line("sums += value;");
                });
                writer.Line(spec.Log ? $"var shift = {width.Broadcast($"top + MathF.Log({v}.Sum(sums))")};" : $"var scale = {width.Broadcast($"1f / {v}.Sum(sums)")};");
                EachVector(writer, spec, width, (_, _, to) =>
                    writer.Line(width.Store(spec.Log ? $"{width.Load(to)} - shift" : $"{width.Load(to)} * scale", to) + ";"));
            }
        }
    }

    private static string Masked(SoftmaxSpec spec, VectorWidth width, string channel, string value)
    {
        if (spec.Channels % width.Lanes == 0)
        {
            return value;
        }

        var v = width.Type;
        var index = $"({width.Broadcast(channel)} + {v}<int>.Indices).AsSingle()";
        return $"{v}.ConditionalSelect({v}.LessThan({index}.AsInt32(), {width.Broadcast(Terms.Number(spec.Channels))}).AsSingle(), {value}, {width.Broadcast("float.NegativeInfinity")})";
    }

    private static void EachVector(CodeWriter writer, SoftmaxSpec spec, VectorWidth width, System.Action<string, string, string> body)
    {
        var lanes = (spec.Channels + width.Lanes - 1) / width.Lanes * width.Lanes;
        using (writer.Block($"for (var channel = 0; channel < {Terms.Number(lanes)}; channel += {Terms.Number(width.Lanes)})"))
        {
            string At(string pointer, Strides strides) => strides.Block == BufferLayout.Lanes
                ? $"{pointer} + channel"
                : $"{pointer} + (channel / 16 * {Terms.Number(strides.Block)}) + (channel % 16)";
            body("channel", At("x", spec.Input), At("y", spec.Output));
        }
    }
}

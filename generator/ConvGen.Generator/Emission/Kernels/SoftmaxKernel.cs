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
        var loops = new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, 1, 1));
        using (loops.Share(""))
        {
            using (writer.Block($"for (var column = 0; column < {Terms.Number(spec.Size.Width)}; column++)"))
            {
                writer.Line($"var x = {loops.Address("input", spec.Input, 1, 1, 0, Terms.Times("column", spec.Input.Pixel))};");
                writer.Line($"var y = {loops.Address("output", spec.Output, 1, 1, 0, Terms.Times("column", spec.Output.Pixel))};");
                var lowest = width.Broadcast("float.NegativeInfinity");
                writer.Line($"var largest = {lowest};");
                ChannelVectors.Each(writer, spec.Channels, width, at =>
                {
                    writer.Line($"var value = {ChannelVectors.Masked(spec.Channels, width, width.Load("x + " + at(spec.Input)), lowest)};");
                    writer.Line(width.Store("value", "y + " + at(spec.Output)) + ";");
                    writer.Line($"largest = {v}.Max(largest, value);");
                });
                writer.Line("var top = largest[0];");
                using (writer.Block($"for (var lane = 1; lane < {Terms.Number(width.Lanes)}; lane++)"))
                {
                    writer.Line("top = Math.Max(top, largest[lane]);");
                }

                writer.Line();
                var sum = new ChannelSum(writer, spec.Channels, width, "sums").Write((at, sums) =>
                {
                    writer.Line($"var value = Exp({width.Load("y + " + at(spec.Output))} - {width.Broadcast("top")});");
                    if (!spec.Log)
                    {
                        writer.Line(width.Store("value", "y + " + at(spec.Output)) + ";");
                    }

                    writer.Line($"{sums} += value;");
                });
                writer.Line(spec.Log ? $"var shift = {width.Broadcast("top")} + Log({width.Broadcast(sum)});" : $"var scale = {width.Broadcast("1f / " + sum)};");

                // Logarithms of nothing would stay at −∞ in the lanes behind the last channel, which other kernels multiply by zero.
                ChannelVectors.Each(writer, spec.Channels, width, at =>
                {
                    var value = $"{width.Load("y + " + at(spec.Output))} {(spec.Log ? "- shift" : "* scale")}";
                    var result = spec.Log ? ChannelVectors.Masked(spec.Channels, width, value, width.Type + "<float>.Zero") : value;
                    writer.Line(width.Store(result, "y + " + at(spec.Output)) + ";");
                });
            }
        }
    }
}

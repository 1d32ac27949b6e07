using System.Collections.Generic;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes a local response normalisation: the squares of a position's channels between zero margins, summed over a sliding window.</summary>
public static class LocalResponseKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, LocalResponseSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.Write(writer, new KernelHead(name, summary, ["input", "output", "scratch"]), width => WriteBody(writer, spec, width));

    private static void WriteBody(CodeWriter writer, LocalResponseSpec spec, VectorWidth width)
    {
        var v = width.Type;
        var op = spec.Op;
        var loops = new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, 1, 1));
        writer.Line($"var squares = scratch + {Terms.Number(spec.Margin)};");
        writer.Line($"new Span<float>(scratch, {Terms.Number(spec.ScratchFloats)}).Clear();");
        using (loops.Share(""))
        {
            using (writer.Block($"for (var column = 0; column < {Terms.Number(spec.Size.Width)}; column++)"))
            {
                writer.Line($"var x = {loops.Address("input", spec.Input, 1, 1, 0, Terms.Times("column", spec.Input.Pixel))};");
                writer.Line($"var y = {loops.Address("output", spec.Output, 1, 1, 0, Terms.Times("column", spec.Output.Pixel))};");
                ChannelVectors.Each(writer, spec.Channels, width, at =>
                {
                    writer.Line($"var value = {ChannelVectors.Masked(spec.Channels, width, width.Load("x + " + at(spec.Input)), v + "<float>.Zero")};");
                    writer.Line(width.Store("value * value", "squares + channel") + ";");
                });
                ChannelVectors.Each(writer, spec.Channels, width, at =>
                {
                    writer.Line($"var sum = {v}<float>.Zero;");
                    using (writer.Block($"for (var neighbour = {Terms.Number(-(op.Size / 2))}; neighbour < {Terms.Number(op.Size - (op.Size / 2))}; neighbour++)"))
                    {
                        writer.Line($"sum += {width.Load("squares + channel + neighbour")};");
                    }

                    writer.Line();
                    writer.Line($"var divisor = {width.MultiplyAdd("sum", width.Broadcast(Terms.Float(op.Alpha / op.Size)), width.Broadcast(Terms.Float(op.K)))};");
                    writer.Line($"var power = Exp(Log(divisor) * {width.Broadcast(Terms.Float(-op.Beta))});");
                    writer.Line(width.Store($"{width.Load("x + " + at(spec.Input))} * power", "y + " + at(spec.Output)) + ";");
                });
            }
        }
    }
}

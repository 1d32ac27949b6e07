using System.Collections.Generic;
using ConvGen.Generator.Planning;
using ConvGen.Model;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes norms over the channels of each position: layer norm (mean, then variance of the distances from it) and L2 norm.</summary>
public static class ChannelNormKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, NormSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.Write(writer, new KernelHead(name, summary, ["input", "output", "weights", "scratch"]), width => WriteBody(writer, spec, width));

    private static void WriteBody(CodeWriter writer, NormSpec spec, VectorWidth width)
    {
        var v = width.Type;
        var isLayer = spec.Kind == NormKind.Layer;
        var loops = new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, 1, 1));
        ChannelSum Sum(string name) => new(writer, spec.Channels, width, name);
        var share = "1f / " + Terms.Number(spec.Channels);
        using (loops.Share(""))
        {
            using (writer.Block($"for (var column = 0; column < {Terms.Number(spec.Size.Width)}; column++)"))
            {
                writer.Line($"var x = {loops.Address("input", spec.Input, 1, 1, 0, Terms.Times("column", spec.Input.Pixel))};");
                writer.Line($"var y = {loops.Address("output", spec.Output, 1, 1, 0, Terms.Times("column", spec.Output.Pixel))};");
                string Value(System.Func<Strides, string> at, string filler) => ChannelVectors.Masked(spec.Channels, width, width.Load("x + " + at(spec.Input)), filler);
                if (isLayer)
                {
                    var sum = Sum("sums").Write((at, sums) => writer.Line($"{sums} += {Value(at, v + "<float>.Zero")};"));
                    writer.Line($"var mean = {width.Broadcast($"{sum} * ({share})")};");
                }

                var squared = Sum("squares").Write((at, squares) =>
                {
                    writer.Line($"var distance = {(isLayer ? Value(at, "mean") + " - mean" : Value(at, v + "<float>.Zero"))};");
                    writer.Line($"{squares} = {width.MultiplyAdd("distance", "distance", squares)};");
                });
                var epsilon = Terms.Float(spec.Epsilon);
                writer.Line(isLayer
                    ? $"var scale = {width.Broadcast($"1f / MathF.Sqrt(({squared} * ({share})) + {epsilon})")};"
                    : $"var scale = {width.Broadcast($"1f / Math.Max(MathF.Sqrt({squared}), {epsilon})")};");
                ChannelVectors.Each(writer, spec.Channels, width, at =>
                {
                    writer.Line("var parameters = weights + (channel / 16 * 32) + (channel % 16);");
                    var centred = isLayer ? $"({width.Load("x + " + at(spec.Input))} - mean)" : width.Load("x + " + at(spec.Input));
                    writer.Line($"var value = {width.MultiplyAdd(centred + " * scale", width.Load("parameters"), width.Load("parameters + 16"))};");
                    writer.Line(width.Store(Functions.Apply(spec.Function, "value", width), "y + " + at(spec.Output)) + ";");
                });
            }
        }
    }
}

using System.Collections.Generic;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes a pixel shuffle or its inverse. Every number changes its lane, so they move one at a time.</summary>
public static class PixelShuffleKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, PixelShuffleSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.WriteSingle(writer, new KernelHead(name, summary, spec.ToSpace ? ["coarse", "fine"] : ["fine", "coarse"]), () =>
        {
            var (size, factors) = (spec.CoarseSize, spec.Factors);
            var hasSlices = size.Depth * (long)factors.Depth > 1;
            var rows = Terms.Number((long)size.Height * factors.Height);
            var unit = hasSlices ? "unit" : "row";
            using (KernelMethod.Share(writer, (long)size.Depth * factors.Depth * size.Height * factors.Height, unit))
            {
                if (hasSlices)
                {
                    writer.Line($"var slice = unit / {rows};").Line($"var row = unit % {rows};");
                }

                using (writer.Block($"for (var column = 0; column < {Terms.Number((long)size.Width * factors.Width)}; column++)"))
                {
                    writer.Line($"// Fine position ({(hasSlices ? "slice, row" : "row")}, column) takes channel c·{Terms.Number(factors.Positions)} + phase of the coarse one.");
                    writer.Line($"var phase = {Phase(factors, hasSlices)};");
                    writer.Line($"var small = coarse + {(hasSlices ? $"(slice / {Terms.Number(factors.Depth)} * {Terms.Number(spec.Coarse.Slice)}) + " : "")}(row / {Terms.Number(factors.Height)} * {Terms.Number(spec.Coarse.Row)}) + (column / {Terms.Number(factors.Width)} * {Terms.Number(spec.Coarse.Pixel)});");
                    writer.Line($"var large = fine + {(hasSlices ? $"(slice * {Terms.Number(spec.Fine.Slice)}) + " : "")}(row * {Terms.Number(spec.Fine.Row)}) + (column * {Terms.Number(spec.Fine.Pixel)});");
                    using (writer.Block($"for (var channel = 0; channel < {Terms.Number(spec.FineChannels)}; channel++, phase += {Terms.Number(factors.Positions)})"))
                    {
                        var left = $"large[{Place("channel", spec.Fine)}]";
                        var right = $"small[{Place("phase", spec.Coarse)}]";
                        writer.Line(spec.ToSpace ? $"{left} = {right};" : $"{right} = {left};");
                    }
                }
            }
        });

    // The last axis runs fastest.
    private static string Phase(Extent3 factors, bool hasSlices)
    {
        var rows = hasSlices ? $"(((slice % {Terms.Number(factors.Depth)} * {Terms.Number(factors.Height)}) + (row % {Terms.Number(factors.Height)}))" : $"(row % {Terms.Number(factors.Height)}";
        return $"{rows} * {Terms.Number(factors.Width)}) + (column % {Terms.Number(factors.Width)})";
    }

    private static string Place(string channel, Strides strides) => $"({channel} / 16 * {Terms.Number(strides.Block)}) + ({channel} % 16)";
}

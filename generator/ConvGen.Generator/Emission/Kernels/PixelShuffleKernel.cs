using System.Collections.Generic;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Writes a pixel shuffle or its inverse. Every number changes its lane, so they move one at a time; only the most common case, a factor of two
/// into the caller's channel planes, moves pairs.
/// </summary>
public static class PixelShuffleKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, PixelShuffleSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.WriteSingle(writer, new KernelHead(name, summary, spec.ToSpace ? ["coarse", "fine"] : ["fine", "coarse"]), () =>
        {
            if (spec is { ToSpace: true, IsPlanar: true, Factors: { Depth: 1, Height: 2, Width: 2 }, CoarseSize.Depth: 1 })
            {
                WritePairs(writer, spec);
            }
            else
            {
                WriteSingly(writer, spec);
            }
        });

    private static void WriteSingly(CodeWriter writer, PixelShuffleSpec spec)
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
                    var left = $"large[{(spec.IsPlanar ? Terms.Times("channel", spec.Fine.Block) : Place("channel", spec.Fine))}]";
                    var right = $"small[{Place("phase", spec.Coarse)}]";
                    writer.Line(spec.ToSpace ? $"{left} = {right};" : $"{right} = {left};");
                }

                if (!(spec.ToSpace && spec.IsPlanar))
                {
                    PaddingLanes.WriteClear(
                        writer, spec.ToSpace ? "large" : "small", spec.ToSpace ? spec.FineChannels : spec.FineChannels * factors.Positions, spec.ToSpace ? spec.Fine : spec.Coarse);
                }
            }
        }
    }

    // The last axis runs fastest.
    private static string Phase(Extent3 factors, bool hasSlices)
    {
        var rows = hasSlices ? $"(((slice % {Terms.Number(factors.Depth)} * {Terms.Number(factors.Height)}) + (row % {Terms.Number(factors.Height)}))" : $"(row % {Terms.Number(factors.Height)}";
        return $"{rows} * {Terms.Number(factors.Width)}) + (column % {Terms.Number(factors.Width)})";
    }

    // The four phases of a channel are neighbouring lanes: a pair of the upper row, and a pair of the lower one.
    private static void WritePairs(CodeWriter writer, PixelShuffleSpec spec)
    {
        using (KernelMethod.Share(writer, spec.CoarseSize.Height, "row"))
        using (writer.Block($"for (var channel = 0; channel < {Terms.Number(spec.FineChannels)}; channel++)"))
        {
            writer.Line($"var small = coarse + (row * {Terms.Number(spec.Coarse.Row)}) + {Place("(channel * 4)", spec.Coarse)};");
            writer.Line($"var upper = fine + (channel * {Terms.Number(spec.Fine.Block)}) + (row * {Terms.Number(2L * spec.Fine.Row)});");
            writer.Line($"var lower = upper + {Terms.Number(spec.Fine.Row)};");
            using (writer.Block($"for (var column = 0; column < {Terms.Number(spec.CoarseSize.Width)}; column++, small += {Terms.Number(spec.Coarse.Pixel)}, upper += 2, lower += 2)"))
            {
                writer.Line("*(double*)upper = *(double*)small;").Line("*(double*)lower = *(double*)(small + 2);");
            }
        }
    }

    private static string Place(string channel, Strides strides) => $"({channel} / 16 * {Terms.Number(strides.Block)}) + ({channel} % 16)";
}

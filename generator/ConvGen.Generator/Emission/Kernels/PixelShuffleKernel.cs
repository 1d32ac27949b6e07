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
            var factor = Terms.Number(spec.Factor);
            using (KernelMethod.Share(writer, (long)spec.CoarseSize.Height * spec.Factor, "row"))
            {
                using (writer.Block($"for (var column = 0; column < {Terms.Number((long)spec.CoarseSize.Width * spec.Factor)}; column++)"))
                {
                    writer.Line($"// Fine position (row, column) takes channel c·{Terms.Number((long)spec.Factor * spec.Factor)} + phase of the coarse one.");
                    writer.Line($"var phase = (row % {factor} * {factor}) + (column % {factor});");
                    writer.Line($"var small = coarse + (row / {factor} * {Terms.Number(spec.Coarse.Row)}) + (column / {factor} * {Terms.Number(spec.Coarse.Pixel)});");
                    writer.Line($"var large = fine + (row * {Terms.Number(spec.Fine.Row)}) + (column * {Terms.Number(spec.Fine.Pixel)});");
                    using (writer.Block($"for (var channel = 0; channel < {Terms.Number(spec.FineChannels)}; channel++, phase += {Terms.Number((long)spec.Factor * spec.Factor)})"))
                    {
                        var left = $"large[{Place("channel", spec.Fine)}]";
                        var right = $"small[{Place("phase", spec.Coarse)}]";
                        writer.Line(spec.ToSpace ? $"{left} = {right};" : $"{right} = {left};");
                    }
                }
            }
        });

    private static string Place(string channel, Strides strides) => $"({channel} / 16 * {Terms.Number(strides.Block)}) + ({channel} % 16)";
}

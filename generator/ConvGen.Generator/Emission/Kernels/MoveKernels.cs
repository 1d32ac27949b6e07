using System.Collections.Generic;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes kernels that only move numbers: boundaries, halos, channels.</summary>
public static class MoveKernels
{
    /// <summary>Writes the copy of channel planes between zero borders.</summary>
    public static void Write(CodeWriter writer, string name, PlaneCopySpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.WriteSingle(writer, new KernelHead(name, summary, ["input", "output"]), () =>
        {
            var loops = new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, 1, 1));
            using (loops.Share("plane", spec.Channels))
            {
                var plane = spec.Channels > 1 ? "plane" : "";
                var source = loops.Address("input", spec.Input, 1, 1, 0, Terms.Times(plane, spec.Input.Block));
                var target = loops.Address("output", spec.Output, 1, 1, 0, Terms.Times(plane, spec.Output.Block));
                var count = Terms.Number(spec.Size.Width);
                if (spec.Input.Pixel == 1)
                {
                    writer.Line($"new ReadOnlySpan<float>({source}, {count}).CopyTo(new Span<float>({target}, {count}));");
                }
                else
                {
                    writer.Line($"float* x = {source}, y = {target};");
                    using (writer.Block($"for (var column = 0; column < {count}; column++)"))
                    {
                        writer.Line($"y[column] = x[column * {Terms.Number(spec.Input.Pixel)}];");
                    }
                }
            }
        });

    /// <summary>Writes the zeroing of a halo: whole slices and rows, then the ends of each row.</summary>
    public static void Write(CodeWriter writer, string name, HaloSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.WriteSingle(writer, new KernelHead(name, summary, ["buffer"]), () =>
        {
            var (layout, strides) = (spec.Layout, spec.Layout.Strides);
            using (KernelMethod.Share(writer, layout.Blocks, "block"))
            {
                writer.Line($"var start = {Terms.Sum("buffer", Terms.Times("block", strides.Block))};");
                Clear(writer, "start", 0, (long)layout.Low.Depth * strides.Slice);
                Clear(writer, "start", (long)(layout.Low.Depth + layout.Size.Depth) * strides.Slice, (long)layout.High.Depth * strides.Slice);
                List<PointerLoop> slices = [new("slice", layout.Size.Depth, strides.Slice)];
                NestedLoops.Write(writer, Terms.Plus("start", (long)layout.Low.Depth * strides.Slice), slices, slice =>
                {
                    Clear(writer, slice, 0, (long)layout.Low.Height * strides.Row);
                    Clear(writer, slice, (long)(layout.Low.Height + layout.Size.Height) * strides.Row, (long)layout.High.Height * strides.Row);
                    if (layout.Low.Width + layout.High.Width == 0)
                    {
                        return;
                    }

                    List<PointerLoop> rows = [new("row", layout.Size.Height, strides.Row)];
                    NestedLoops.Write(writer, Terms.Plus(slice, (long)layout.Low.Height * strides.Row), rows, row =>
                    {
                        Clear(writer, row, 0, (long)layout.Low.Width * strides.Pixel);
                        Clear(writer, row, (long)(layout.Low.Width + layout.Size.Width) * strides.Pixel, (long)layout.High.Width * strides.Pixel);
                    });
                });
            }
        });

    private static void Clear(CodeWriter writer, string pointer, long offset, long count)
    {
        if (count > 0)
        {
            writer.Line($"new Span<float>({Terms.Plus(pointer, offset)}, {Terms.Number(count)}).Clear();");
        }
    }

    /// <summary>Writes the copy of runs of channels.</summary>
    public static void Write(CodeWriter writer, string name, ChannelCopySpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.WriteSingle(writer, new KernelHead(name, summary, ["input", "output"]), () =>
        {
            var loops = new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, 1, 1));
            using (loops.Share(""))
            {
                writer.Line($"var source = {loops.Address("input", spec.Input, 1, 1, 0)};");
                writer.Line($"var target = {loops.Address("output", spec.Output, 1, 1, 0)};");
                foreach (var run in spec.Runs)
                {
                    ChannelRunWriter.Write(writer, spec, run);
                }
            }
        });

    /// <summary>Writes a flatten: one number at a time, for the order of a vector is across the lanes of the map's blocks.</summary>
    public static void Write(CodeWriter writer, string name, FlattenSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.WriteSingle(writer, new KernelHead(name, summary, ["input", "output"]), () =>
        {
            var size = spec.Size;
            var (channelStep, positionStep) = spec.ChannelsLast ? (1, spec.Channels) : (size.Positions, 1);
            var channels = spec.Channels * size.Positions;
            if (channels % BufferLayout.Lanes != 0)
            {
                using var first = writer.Block("if (part == 0)");
                PaddingLanes.WriteClear(writer, "output", channels, new Strides(0, 0, 0, BufferLayout.Lanes));
            }

            using (KernelMethod.Share(writer, spec.Channels, "channel"))
            {
                writer.Line($"var x = input + (channel / 16 * {Terms.Number(spec.Input.Block)}) + (channel % 16);");
                writer.Line($"var y = {Terms.Sum("output", Terms.Times("channel", channelStep))};");
                List<PointerLoop> loops = [new("slice", size.Depth, spec.Input.Slice), new("row", size.Height, spec.Input.Row), new("pixel", size.Width, spec.Input.Pixel)];
                NestedLoops.Write(writer, "x", loops, pixel =>
                {
                    writer.Line($"*y = *{pixel};");
                    writer.Line($"y += {Terms.Number(positionStep)};");
                });
            }
        });
}

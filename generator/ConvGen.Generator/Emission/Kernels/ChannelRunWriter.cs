using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes the copy of one run of channels within a row.</summary>
public static class ChannelRunWriter
{
    /// <summary>Writes the copy; <c>source</c> and <c>target</c> point to the row's first position.</summary>
    public static void Write(CodeWriter writer, ChannelCopySpec spec, ChannelRun run)
    {
        const int Lanes = BufferLayout.Lanes;
        var isAligned = run.Step == 1 && run.From % Lanes == 0 && run.To % Lanes == 0 && run.Count % Lanes == 0;
        using (writer.Block($"for (var column = 0; column < {Terms.Number(spec.Size.Width)}; column++)"))
        {
            if (run.Step != 0)
            {
                writer.Line($"var x = source + (column * {Terms.Number(spec.Input.Pixel)}){Offset(run.From, spec.Input)};");
            }

            writer.Line($"var y = target + (column * {Terms.Number(spec.Output.Pixel)}){Offset(run.To, spec.Output)};");
            if (isAligned)
            {
                List(writer, run.Count / Lanes, spec);
                return;
            }

            // Channels change their lane: they move one at a time.
            using (writer.Block($"for (var channel = 0; channel < {Terms.Number(run.Count)}; channel++)"))
            {
                var to = Index(run.To % Lanes, "channel", spec.Output);
                writer.Line(run.Step == 0 ? $"y[{to}] = 0f;" : $"y[{to}] = x[{Index(run.From % Lanes, Terms.Times("channel", run.Step), spec.Input)}];");
            }
        }
    }

    private static void List(CodeWriter writer, int blocks, ChannelCopySpec spec)
    {
        using (writer.Block($"for (var block = 0; block < {Terms.Number(blocks)}; block++)"))
        {
            writer.Line($"new ReadOnlySpan<float>(x + (block * {Terms.Number(spec.Input.Block)}), 16).CopyTo(new Span<float>(y + (block * {Terms.Number(spec.Output.Block)}), 16));");
        }
    }

    private static string Offset(int channel, Strides strides)
    {
        var offset = (long)(channel / BufferLayout.Lanes) * strides.Block;
        return offset == 0 ? "" : " + " + Terms.Number(offset);
    }

    private static string Index(int lane, string channel, Strides strides)
    {
        var index = lane == 0 ? channel : $"({channel} + {Terms.Number(lane)})";
        index = index.Contains(" ") && lane == 0 ? $"({index})" : index;
        return $"({index} / 16 * {Terms.Number(strides.Block)}) + ({index} % 16)";
    }
}

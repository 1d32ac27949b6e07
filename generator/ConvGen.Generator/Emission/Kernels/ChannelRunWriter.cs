using System.Linq;
using ConvGen.Generator.Planning;
using ConvGen.Model;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Writes the copy of one run of channels within a row, in the longest pieces that stay inside a block on both sides: whole blocks, halves,
/// quarters, pairs, or single channels.
/// </summary>
public static class ChannelRunWriter
{
    private const int Lanes = BufferLayout.Lanes;

    /// <summary>Writes the copy; <c>source</c> and <c>target</c> point to the row's first position.</summary>
    public static void Write(CodeWriter writer, ChannelCopySpec spec, ChannelRun run)
    {
        var piece = run.Step <= 1 ? Piece(run) : 1;
        using (writer.Block($"for (var column = 0; column < {Terms.Number(spec.Size.Width)}; column++)"))
        {
            if (run.Step != 0)
            {
                writer.Line($"var x = source + (column * {Terms.Number(spec.Input.Pixel)});");
            }

            writer.Line($"var y = target + (column * {Terms.Number(spec.Output.Pixel)});");
            if (run.Count / piece <= UnrolledForm.MaxCopies)
            {
                for (var channel = 0; channel < run.Count; channel += piece)
                {
                    writer.Line(Move(piece, Place(run.To + channel, spec.Output), run.Step == 0 ? -1 : Place(run.From + (channel * run.Step), spec.Input)));
                }

                return;
            }

            WriteLoop(writer, spec, run, piece);
        }
    }

    private static void WriteLoop(CodeWriter writer, ChannelCopySpec spec, ChannelRun run, int piece)
    {
        using (writer.Block($"for (var channel = 0; channel < {Terms.Number(run.Count)}; channel += {Terms.Number(piece)})"))
        {
            writer.Line($"var to = y + {Index(Terms.Plus("channel", run.To), spec.Output)};");
            if (run.Step == 0)
            {
                writer.Line(Clear(piece, "to"));
                return;
            }

            var from = Index(Terms.Plus(Terms.Times("channel", run.Step), run.From), spec.Input);
            writer.Line(piece switch
            {
                1 => $"*to = x[{from}];",
                2 => $"*(double*)to = *(double*)(x + {from});",
                _ => $"{Type(piece)}.Store({Type(piece)}.Load(x + {from}), to);",
            });
        }
    }

    // The largest power of two, at most a block, that divides where the run begins on both sides and its length.
    private static int Piece(ChannelRun run) =>
        new[] { 16, 8, 4, 2, 1 }.First(size => (run.Step == 0 || run.From % size == 0) && run.To % size == 0 && run.Count % size == 0);

    private static string Clear(int piece, string place) => piece switch
    {
        1 => $"*({place}) = 0f;",
        2 => $"*(double*)({place}) = 0.0;",
        _ => $"{Type(piece)}.Store({Type(piece)}<float>.Zero, {place});",
    };

    private static string Move(int piece, long to, long from) => (piece, from) switch
    {
        (_, -1) => Clear(piece, Terms.Plus("y", to)),
        (1, _) => $"{Terms.At("y", to)} = {Terms.At("x", from)};",
        (2, _) => $"*(double*)({Terms.Plus("y", to)}) = *(double*)({Terms.Plus("x", from)});",
        _ => $"{Type(piece)}.Store({Type(piece)}.Load({Terms.Plus("x", from)}), {Terms.Plus("y", to)});",
    };

    private static string Type(int piece) => "Vector" + Terms.Number(piece * 32);

    private static long Place(int channel, Strides strides) => ((long)(channel / Lanes) * strides.Block) + (channel % Lanes);

    private static string Index(string channel, Strides strides) => $"(({channel}) / 16 * {Terms.Number(strides.Block)}) + (({channel}) % 16)";
}

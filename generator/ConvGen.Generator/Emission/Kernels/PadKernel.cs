using System.Collections.Generic;
using ConvGen.Generator.Planning;
using ConvGen.Model;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes paddings and crops: a copy of rows whose source index is mirrored, clamped, wrapped, or zero outside the input.</summary>
public static class PadKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, PadSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.WriteSingle(writer, new KernelHead(name, summary, ["input", "output"]), () =>
        {
            var loops = new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, 1, 1));
            using (loops.Share("block", spec.Blocks))
            {
                var block = spec.Blocks > 1 ? "block" : "";
                writer.Line($"var target = {loops.Address("output", spec.Output, 1, 1, 0, Terms.Times(block, spec.Output.Block))};");
                var inside = new List<string>();
                var source = new List<string> { "input", Terms.Times(block, spec.Input.Block) };
                Axis(writer, spec, "slice", spec.Size.Depth, spec.InputSize.Depth, spec.Low.Depth, spec.Input.Slice, inside, source);
                Axis(writer, spec, "row", spec.Size.Height, spec.InputSize.Height, spec.Low.Height, spec.Input.Row, inside, source);
                if (inside.Count > 0)
                {
                    using (writer.Block($"if ({string.Join(" || ", inside)})"))
                    {
                        writer.Line($"for (var column = 0; column < {Terms.Number(spec.Size.Width)}; column++)");
                        writer.Line("{").Line($"    new Span<float>(target + (column * {Terms.Number(spec.Output.Pixel)}), 16).Clear();").Line("}");
                        writer.Line();
                        writer.Line("continue;");
                    }

                    writer.Line();
                }

                writer.Line($"var source = {Terms.Sum([.. source])};");
                WriteRow(writer, spec);
            }
        });

    private static void Axis(
        CodeWriter writer, PadSpec spec, string axis, int output, int input, int low, long stride, List<string> inside, List<string> source)
    {
        if (output == 1 && input == 1)
        {
            return;
        }

        var index = Terms.Plus(output > 1 ? axis : "0", -low);
        var isInside = low <= 0 && output - low <= input;
        writer.Line($"var {axis}Input = {(isInside ? index : Map(spec.Mode, $"({index})", input))};");
        if (!isInside && spec.Mode == PaddingModeKind.Zeros)
        {
            inside.Add($"(uint){axis}Input >= {Terms.Number(input)}");
        }

        source.Add(Terms.Times(axis + "Input", stride));
    }

    private static void WriteRow(CodeWriter writer, PadSpec spec)
    {
        var (low, width, input) = (spec.Low.Width, spec.Size.Width, spec.InputSize.Width);
        using (writer.Block($"for (var column = 0; column < {Terms.Number(width)}; column++)"))
        {
            var index = Terms.Plus("column", -low);
            var isInside = low <= 0 && width - low <= input;
            writer.Line($"var x = {(isInside ? index : Map(spec.Mode, $"({index})", input))};");
            var target = $"new Span<float>(target + (column * {Terms.Number(spec.Output.Pixel)}), 16)";
            var copy = $"new ReadOnlySpan<float>(source + (x * {Terms.Number(spec.Input.Pixel)}), 16).CopyTo({target});";
            if (!isInside && spec.Mode == PaddingModeKind.Zeros)
            {
                writer.Line($"if ((uint)x < {Terms.Number(input)})").Line("{").Line("    " + copy).Line("}");
                writer.Line("else").Line("{").Line($"    {target}.Clear();").Line("}");
            }
            else
            {
                writer.Line(copy);
            }
        }
    }

    // The input position that stands at an index outside the input; paddings reach no further than one input's length.
    private static string Map(PaddingModeKind mode, string index, int extent) => mode switch
    {
        PaddingModeKind.Reflect => $"{Terms.Number(extent - 1)} - Math.Abs({Terms.Number(extent - 1)} - Math.Abs{index})",
        PaddingModeKind.Replicate => $"Math.Clamp({index.Trim('(', ')')}, 0, {Terms.Number(extent - 1)})",
        PaddingModeKind.Circular => $"({index.Trim('(', ')')} + {Terms.Number(extent)}) % {Terms.Number(extent)}",
        _ => index.Trim('(', ')'),
    };
}

using System;
using System.Collections.Generic;
using ConvGen.Generator.Planning;
using ConvGen.Model;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Writes resizes. Where a result comes from along an axis is computed once per position and serves all channel blocks: one index for nearest,
/// two with a weight for linear, four with weights for cubic.
/// </summary>
public static class ResizeKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, ResizeSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.Write(writer, new KernelHead(name, summary, ["input", "output"]), width => new Body(writer, spec, width).Write());

    private sealed class Body(CodeWriter writer, ResizeSpec spec, VectorWidth width)
    {
        private int Taps => spec.Mode switch { ResizeModeKind.Nearest => 1, ResizeModeKind.Bilinear => 2, _ => 4 };

        public void Write()
        {
            var loops = new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, 1, 1));
            using (loops.Share(""))
            {
                WriteAxis("slice", spec.Size.Depth, spec.InputSize.Depth, spec.Input.Slice);
                WriteAxis("row", spec.Size.Height, spec.InputSize.Height, spec.Input.Row);
                writer.Line($"var target = {loops.Address("output", spec.Output, 1, 1, 0)};");
                using (writer.Block($"for (var column = 0; column < {Terms.Number(spec.Size.Width)}; column++)"))
                {
                    WriteAxis("column", spec.Size.Width, spec.InputSize.Width, spec.Input.Pixel);
                    using (writer.Block($"for (var block = 0; block < {Terms.Number(spec.Blocks)}; block++)"))
                    {
                        writer.Line($"var x = input + (block * {Terms.Number(spec.Input.Block)});");
                        LaneLoop.Write(writer, width, lane =>
                        {
                            writer.Line($"var value = {Depth(lane)};");
                            writer.Line(width.Store("value", Terms.Sum("target", Terms.Times("column", spec.Output.Pixel), Terms.Times("block", spec.Output.Block), lane)) + ";");
                        });
                    }
                }
            }
        }

        private bool Moves(int output, int input) => !(output == 1 && input == 1);

        // Offsets axis0 … of the taps and, unless nearest, weights axisW0 ….
        private void WriteAxis(string axis, int output, int input, long stride)
        {
            if (!Moves(output, input))
            {
                return;
            }

            var index = output > 1 ? axis : "0";
            if (spec.Mode == ResizeModeKind.Nearest)
            {
                writer.Line(output % input == 0
                    ? $"var {axis}0 = {index} / {Terms.Number(output / input)} * {Terms.Number(stride)};"
                    : $"var {axis}0 = {Terms.Share(index, input, output, output)} * {Terms.Number(stride)};");
                return;
            }

            writer.Line($"var {axis}At = {Position(index, output, input)};");
            if (spec.Mode == ResizeModeKind.Bilinear)
            {
                writer.Line($"var {axis}First = (int){axis}At;");
                writer.Line($"var {axis}0 = {axis}First * {Terms.Number(stride)};");
                writer.Line($"var {axis}1 = Math.Min({axis}First + 1, {Terms.Number(input - 1)}) * {Terms.Number(stride)};");
                writer.Line($"var {axis}W1 = {width.Broadcast($"(float)({axis}At - {axis}First)")};");
                writer.Line($"var {axis}W0 = {width.Broadcast("1f")} - {axis}W1;");
                return;
            }

            writer.Line($"var {axis}First = (int)Math.Floor({axis}At);");
            writer.Line($"var {axis}T = (float)({axis}At - {axis}First);");
            for (var tap = 0; tap < 4; tap++)
            {
                writer.Line($"var {axis}{tap} = Math.Clamp({Terms.Plus(axis + "First", tap - 1)}, 0, {Terms.Number(input - 1)}) * {Terms.Number(stride)};");
                writer.Line($"var {axis}W{tap} = {width.Broadcast(Cubic(tap, axis + "T"))};");
            }
        }

        // The input position of an output, pixel centres at whole numbers.
        private string Position(string index, int output, int input)
        {
            if (spec.AlignCorners)
            {
                return output == 1 ? "0.0" : $"{index} * ({Terms.Number(input - 1)}.0 / {Terms.Number(output - 1)})";
            }

            var centre = $"(({index} + 0.5) * ({Terms.Number(input)}.0 / {Terms.Number(output)})) - 0.5";
            return spec.Mode == ResizeModeKind.Bilinear ? $"Math.Max({centre}, 0.0)" : centre;
        }

        // Keys' cubic convolution with a = −0.75, at distances 1+t, t, 1−t, 2−t.
        private static string Cubic(int tap, string t) => tap switch
        {
            0 => $"((((-0.75f * ({t} + 1f)) + 3.75f) * ({t} + 1f)) - 6f) * ({t} + 1f) + 3f",
            1 => $"((1.25f * {t}) - 2.25f) * {t} * {t} + 1f",
            2 => $"((1.25f * (1f - {t})) - 2.25f) * (1f - {t}) * (1f - {t}) + 1f",
            _ => $"((((-0.75f * (2f - {t})) + 3.75f) * (2f - {t})) - 6f) * (2f - {t}) + 3f",
        };

        private string Depth(string lane) => Combine("slice", spec.Size.Depth, spec.InputSize.Depth, "", offset =>
            Combine("row", spec.Size.Height, spec.InputSize.Height, offset, inner =>
                Combine("column", spec.Size.Width, spec.InputSize.Width, inner, place => width.Load(Terms.Sum("x", place, lane)))));

        private string Combine(string axis, int output, int input, string offset, Func<string, string> inner)
        {
            if (!Moves(output, input))
            {
                return inner(offset);
            }

            string At(int tap) => inner(offset.Length == 0 ? axis + tap : offset + " + " + axis + tap);
            if (Taps == 1)
            {
                return At(0);
            }

            var sum = $"({At(0)} * {axis}W0)";
            for (var tap = 1; tap < Taps; tap++)
            {
                sum = width.MultiplyAdd(At(tap), $"{axis}W{tap}", sum);
            }

            return sum;
        }
    }
}

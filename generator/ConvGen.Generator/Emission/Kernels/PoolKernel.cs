using System;
using System.Collections.Generic;
using ConvGen.Generator.Planning;
using ConvGen.Model;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Writes a pooling. Rows are clipped to the input first; within a row the columns whose window lies inside are done apart from those at the
/// borders, with every tap at a constant distance; a row of very many taps is a loop.
/// </summary>
public static class PoolKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, PoolSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.Write(writer, new KernelHead(name, summary, ["input", "output"]), width => new Body(writer, spec, width).Write());

    private sealed class Body(CodeWriter writer, PoolSpec spec, VectorWidth width)
    {
        private readonly LongSum _total = new(writer, width, "result");

        private long Taps => spec.Window.Taps;

        // An average of more taps than one float should add up takes a row of them, or a piece of one, at a time.
        private bool IsLong => spec.Average && LongSum.IsLong(Taps);

        public void Write()
        {
            var loops = new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, 1, 1));
            using (loops.Share("block", spec.Blocks))
            {
                var block = spec.Blocks > 1 ? "block" : "";
                writer.Line($"var source = {Terms.Sum("input", Terms.Times(block, spec.Input.Block))};");
                writer.Line($"var target = {loops.Address("output", spec.Output, 1, 1, 0, Terms.Times(block, spec.Output.Block))};");
                WriteClip("slice", spec.Window.Depth, spec.InputSize.Depth, spec.Size.Depth);
                WriteClip("row", spec.Window.Height, spec.InputSize.Height, spec.Size.Height);
                var (first, last) = WindowArithmetic.Inside(spec.Window.Width, spec.InputSize.Width, spec.Size.Width);
                WriteBorder(0, Math.Min(first, last));
                WriteInterior(Math.Min(first, last), last);
                WriteBorder(last, spec.Size.Width);
            }
        }

        private bool NeedsClip(AxisWindow window, int input, int output)
        {
            var (first, last) = WindowArithmetic.Inside(window, input, output);
            return first > 0 || last < output;
        }

        // Taps [nameFirst, nameLast) of this position that lie inside.
        private void WriteClip(string axis, AxisWindow window, int input, int output)
        {
            if (!NeedsClip(window, input, output))
            {
                return;
            }

            var origin = output > 1 ? Terms.Plus(Terms.Times(axis, window.Stride), -window.PadLow) : Terms.Number(-window.PadLow);
            writer.Line($"var {axis}Origin = {origin};");
            if (window.Dilation == 1)
            {
                writer.Line($"var {axis}First = Math.Max(0, -{axis}Origin);");
                writer.Line($"var {axis}Last = Math.Min({Terms.Number(window.Kernel)}, {Terms.Number(input)} - {axis}Origin);");
            }
            else
            {
                var d = Terms.Number(window.Dilation);
                writer.Line($"var {axis}First = Math.Max(0, ({Terms.Number(window.Dilation - 1)} - {axis}Origin) / {d});");
                writer.Line($"var {axis}Last = Math.Min({Terms.Number(window.Kernel)}, ({Terms.Plus(Terms.Number(input), window.Dilation - 1)} - {axis}Origin) / {d});");
            }
        }

        private void WriteBorder(int from, int to)
        {
            if (from >= to)
            {
                return;
            }

            using (writer.Block($"for (var column = {Terms.Number(from)}; column < {Terms.Number(to)}; column++)"))
            {
                WriteClip("column", spec.Window.Width, spec.InputSize.Width, spec.Size.Width);
                WriteLanes(() =>
                {
                    WriteStart();
                    var x = Terms.Sum("source", Lane);
                    WriteAxis("slice", spec.Window.Depth, spec.InputSize.Depth, spec.Size.Depth, spec.Input.Slice, x, inner =>
                        WriteAxis("row", spec.Window.Height, spec.InputSize.Height, spec.Size.Height, spec.Input.Row, inner, innermost =>
                        {
                            var window = spec.Window.Width;
                            WriteTapLoop("columnFirst", "columnLast", tap =>
                                $"{innermost} + ((columnOrigin{(window.Dilation == 1 ? " + " + tap : $" + ({tap} * {Terms.Number(window.Dilation)})")}) * {Terms.Number(spec.Input.Pixel)})");
                        }));
                    WriteResult(clipped: true);
                });
            }
        }

        private void WriteInterior(int from, int to)
        {
            if (from >= to)
            {
                return;
            }

            using (writer.Block($"for (var column = {Terms.Number(from)}; column < {Terms.Number(to)}; column++)"))
            {
                WriteLanes(() =>
                {
                    WriteStart();
                    var offset = -(long)spec.Window.Width.PadLow * spec.Input.Pixel;
                    var x = Terms.Plus(Terms.Sum("source", Terms.Times("column", (long)spec.Window.Width.Stride * spec.Input.Pixel), Lane), offset);
                    WriteAxis("slice", spec.Window.Depth, spec.InputSize.Depth, spec.Size.Depth, spec.Input.Slice, x, inner =>
                        WriteAxis("row", spec.Window.Height, spec.InputSize.Height, spec.Size.Height, spec.Input.Row, inner, innermost =>
                        {
                            var pointer = innermost;
                            if (spec.Window.Width.Kernel > 1 && innermost.Contains(" "))
                            {
                                writer.Line($"var x = {innermost};");
                                pointer = "x";
                            }

                            WriteRow(pointer);
                        }));
                    WriteResult(clipped: false);
                });
            }
        }

        private void WriteRow(string pointer)
        {
            var step = (long)spec.Window.Width.Dilation * spec.Input.Pixel;
            if (spec.LoopsOverRow)
            {
                WriteTapLoop("0", Terms.Number(spec.Window.Width.Kernel), tap => $"{pointer} + ({tap} * {Terms.Number(step)})");
                return;
            }

            for (var tap = 0; tap < spec.Window.Width.Kernel; tap++)
            {
                if (tap % LongSum.Block == 0)
                {
                    WriteBlockStart(isFirst: tap == 0);
                }

                WriteTake(width.Load(Terms.Plus(pointer, tap * step)));
            }

            WriteBlockEnd();
        }

        private void WriteTapLoop(string first, string last, Func<string, string> place)
        {
            if (!IsLong)
            {
                WriteTaps(first, last, place);
                return;
            }

            using (writer.Block($"for (var run = {first}; run < {last}; run += {Terms.Number(LongSum.Block)})"))
            {
                WriteBlockStart(isFirst: true);
                WriteTaps("run", $"Math.Min(run + {Terms.Number(LongSum.Block)}, {last})", place);
                WriteBlockEnd();
            }
        }

        private void WriteTaps(string first, string last, Func<string, string> place)
        {
            using (writer.Block($"for (var tap = {first}; tap < {last}; tap++)"))
            {
                WriteTake(width.Load(place("tap")));
            }
        }

        private void WriteStart()
        {
            if (IsLong)
            {
                _total.WriteStart();
            }
            else
            {
                writer.Line($"var result = {Start()};");
            }
        }

        // Blocks of a long sum; any other goes on in the one it began with.
        private void WriteBlockStart(bool isFirst)
        {
            if (IsLong && !isFirst)
            {
                _total.WriteAdd();
            }

            if (IsLong)
            {
                writer.Line($"{(isFirst ? "var " : "")}result = {Start()};");
            }
        }

        private void WriteBlockEnd()
        {
            if (IsLong)
            {
                _total.WriteAdd();
            }
        }

        // A loop over one axis' taps: constant where the window always lies inside, clipped otherwise.
        private void WriteAxis(string axis, AxisWindow window, int input, int output, long stride, string pointer, Action<string> body)
        {
            var clipped = NeedsClip(window, input, output);
            var position = Terms.Times(output > 1 ? axis : "", window.Stride);
            if (!clipped && window.Kernel == 1)
            {
                body(Terms.Sum(pointer, Factor(position, stride)));
                return;
            }

            var tap = axis + "Tap";
            var (from, to) = clipped ? (axis + "First", axis + "Last") : ("0", Terms.Number(window.Kernel));
            using (writer.Block($"for (var {tap} = {from}; {tap} < {to}; {tap}++)"))
            {
                var index = Terms.Sum(clipped ? axis + "Origin" : position, Terms.Times(tap, window.Dilation));
                writer.Line($"var {axis}Input = {pointer} + (({index}) * {Terms.Number(stride)});");
                body(axis + "Input");
            }
        }

        private static string Factor(string position, long stride) => position.Length == 0 ? "" : $"({position}) * {Terms.Number(stride)}";

        private string Lane => width.VectorsPerBlock == 1 ? "" : "lane";

        private void WriteLanes(Action body) => LaneLoop.Write(writer, width, _ => body());

        private string Start() => spec.Average ? $"{width.Type}<float>.Zero" : width.Broadcast("float.NegativeInfinity");

        private void WriteTake(string value) =>
            writer.Line(spec.Average ? $"result += {value};" : $"result = {width.Type}.MaxNative(result, {value});");

        private void WriteResult(bool clipped)
        {
            var value = spec.Average ? $"{(IsLong ? _total.Total : "result")} * {width.Broadcast(Reciprocal(clipped))}" : "result";
            writer.Line(width.Store(value, Terms.Sum("target", Terms.Times("column", spec.Output.Pixel), Lane)) + ";");
        }

        // How many positions an average divides by: taps inside the input, or inside the padded input (a ceil-mode window may even leave that).
        private string Reciprocal(bool clipped)
        {
            List<string> factors = [];
            var constant = 1;
            void Axis(string axis, AxisWindow window, int input, int output, bool mayClip)
            {
                if (!spec.CountIncludePad && mayClip && NeedsClip(window, input, output))
                {
                    factors.Add($"({axis}Last - {axis}First)");
                }
                else if (spec.CountIncludePad && mayClip && LeavesPadding(window, input, output))
                {
                    factors.Add($"Math.Min({Terms.Number(window.Kernel)}, {Terms.Number(input + window.PadHigh)} - {axis}Origin)");
                }
                else
                {
                    constant *= window.Kernel;
                }
            }

            Axis("slice", spec.Window.Depth, spec.InputSize.Depth, spec.Size.Depth, true);
            Axis("row", spec.Window.Height, spec.InputSize.Height, spec.Size.Height, true);
            Axis("column", spec.Window.Width, spec.InputSize.Width, spec.Size.Width, clipped);
            if (constant != 1 || factors.Count == 0)
            {
                factors.Insert(0, Terms.Number(constant));
            }

            return $"1f / {(factors.Count == 1 ? factors[0] : "(" + string.Join(" * ", factors) + ")")}";
        }

        private static bool LeavesPadding(AxisWindow window, int input, int output) =>
            ((output - 1) * window.Stride) - window.PadLow + window.Extent > input + window.PadHigh;
    }
}

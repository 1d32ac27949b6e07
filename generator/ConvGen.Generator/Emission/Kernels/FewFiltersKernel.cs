using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes a convolution to few channels: lanes are input channels, one accumulator per position and filter, summed at the end.</summary>
public static class FewFiltersKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, FewFiltersSpec spec, IReadOnlyList<string> summary)
    {
        List<string> pointers = spec.Epilogue.Residual is null ? ["input", "output", "weights"] : ["input", "output", "residual", "weights"];
        List<string> lines = [.. summary, $"Few filters: lanes are input channels, {Terms.Number(spec.Filters)} dot products a position, summed at the end."];
        KernelMethod.Write(writer, new KernelHead(name, lines, pointers), width => new Body(writer, spec, width).Write());
    }

    private sealed class Body(CodeWriter writer, FewFiltersSpec spec, VectorWidth width)
    {
        private readonly int _columns = spec.Columns(width == VectorWidth.Wide ? spec.Target.WideAccumulators : spec.Target.NarrowAccumulators);

        public void Write()
        {
            var loops = new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, _columns, 1));
            writer.Line("// A position's sums; lanes behind the last filter stay zero.");
            writer.Line($"var sums = stackalloc float[{Terms.Number(_columns * BufferLayout.Lanes)}];");
            writer.Line($"new Span<float>(sums, {Terms.Number(_columns * BufferLayout.Lanes)}).Clear();");
            if (width.VectorsPerBlock > 1)
            {
                writer.Line($"var lanes = stackalloc float[{Terms.Number(_columns * spec.Filters * BufferLayout.Lanes)}];");
            }

            using (loops.Share(""))
            {
                writer.Line($"var source = {loops.Address("input", spec.Input, spec.Window.Depth.Stride, spec.Window.Height.Stride, WindowLoops.Origin(spec.Window, spec.Input))};");
                writer.Line($"var target = {loops.Address("output", spec.Output, 1, 1, 0)};");
                if (spec.Epilogue.Residual is { } residual)
                {
                    writer.Line($"var addend = {loops.Address("residual", residual, 1, 1, 0)};");
                }

                loops.WriteColumns(WriteTile);
            }
        }

        // Sixteen lanes of sums lie in as many vectors as fill them; narrower ones pass over the taps again for each, and wait for the others in memory.
        private void WriteTile(string column)
        {
            if (width.VectorsPerBlock == 1)
            {
                WritePass(column, "");
                WriteSums((position, filter) => $"LaneSum.Of({Acc(position, filter)})");
            }
            else
            {
                using (writer.Block($"for (var lane = 0; lane < {Terms.Number(BufferLayout.Lanes)}; lane += {Terms.Number(width.Lanes)})"))
                {
                    WritePass(column, "lane");
                    EachSum((position, filter) => width.Store(Acc(position, filter), Terms.Plus(Terms.Sum("lanes", "lane"), LanesOf(position, filter))) + ";");
                }

                WriteSums((position, filter) => $"LaneSum.Of({string.Join(", ", Enumerable.Range(0, width.VectorsPerBlock)
                    .Select(vector => width.Load(Terms.Plus("lanes", LanesOf(position, filter) + (vector * width.Lanes)))))})");
            }

            WriteStores(column);
        }

        private void WritePass(string column, string lane)
        {
            EachSum((position, filter) => $"var {Acc(position, filter)} = {width.Type}<float>.Zero;");
            writer.Line($"var w = {Terms.Plus(Terms.Sum("weights", lane), BufferLayout.Lanes)};");
            var start = Terms.Sum("source", Terms.Times(column, (long)spec.Window.Width.Stride * spec.Input.Pixel), lane);
            var blocks = new PointerLoop("block", BufferLayout.BlocksOf(spec.Channels), spec.Input.Block);
            NestedLoops.Write(writer, start, [blocks, .. WindowLoops.Taps(spec.Window, spec.Input)], place =>
            {
                writer.Line($"var x = {place};");
                WriteStep();
                writer.Line($"w += {Terms.Number(spec.Filters * BufferLayout.Lanes)};");
            });
        }

        private void WriteSums(System.Func<int, int, string> sum) =>
            EachSum((position, filter) => $"sums[{Terms.Number((position * BufferLayout.Lanes) + filter)}] = {sum(position, filter)};");

        // A line per position.
        private void EachSum(System.Func<int, int, string> statement)
        {
            for (var position = 0; position < _columns; position++)
            {
                writer.Line(string.Join(" ", Filters().Select(filter => statement(position, filter))));
            }
        }

        private int LanesOf(int position, int filter) => ((position * spec.Filters) + filter) * BufferLayout.Lanes;

        private void WriteStep()
        {
            foreach (var filter in Filters())
            {
                writer.Line($"var w{Terms.Number(filter)} = {width.Load(Terms.Plus("w", filter * BufferLayout.Lanes))};");
            }

            for (var position = 0; position < _columns; position++)
            {
                var load = width.Load(Terms.Plus("x", (long)position * spec.Window.Width.Stride * spec.Input.Pixel));
                writer.Line($"{(position == 0 ? "var " : "")}v = {load}; "
                    + string.Join(" ", Filters().Select(filter => $"{Acc(position, filter)} = {width.MultiplyAdd("v", "w" + Terms.Number(filter), Acc(position, filter))};")));
            }
        }

        private void WriteStores(string column)
        {
            using (writer.Block($"for (var i = 0; i < {Terms.Number(_columns)}; i++)"))
            {
                LaneLoop.Write(writer, width, lane =>
                {
                    writer.Line($"var value = {width.Load(Terms.Sum("sums", "(i * 16)", lane))} + {width.Load(Terms.Sum("weights", lane))};");
                    if (!spec.Epilogue.First.IsIdentity)
                    {
                        writer.Line($"value = {Functions.Apply(spec.Epilogue.First, "value", width)};");
                    }

                    var index = column.Length == 0 ? "i" : $"({column} + i)";
                    if (spec.Epilogue.Residual is { } residual)
                    {
                        writer.Line($"value += {width.Load(Terms.Sum("addend", Terms.Times(index, residual.Pixel), lane))};");
                        if (!spec.Epilogue.Second.IsIdentity)
                        {
                            writer.Line($"value = {Functions.Apply(spec.Epilogue.Second, "value", width)};");
                        }
                    }

                    writer.Line(width.Store("value", Terms.Sum("target", Terms.Times(index, spec.Output.Pixel), lane)) + ";");
                });
            }
        }

        private IEnumerable<int> Filters() => Enumerable.Range(0, spec.Filters);

        private static string Acc(int position, int filter) => TileStore.Accumulator(position, filter);
    }
}

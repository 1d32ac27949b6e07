using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Writes a direct convolution. A tile of results stays in registers while the loops over input blocks, taps and channels pass; each step
/// loads a vector of weights per vector of results, broadcasts one input number per position, and multiplies and adds.
/// </summary>
public static class ConvolutionKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, ConvolutionSpec spec, IReadOnlyList<string> summary)
    {
        List<string> pointers = spec.Epilogue.Residual is null ? ["input", "output", "weights"] : ["input", "output", "residual", "weights"];
        KernelMethod.Write(writer, new KernelHead(name, [.. summary, .. Explain(spec)], pointers), width => new Body(writer, spec, width, WeightPrefetch.Of(spec.Target, spec.StreamsWeights, spec.FetchStep(width.Tile(spec.Tiles), width.Passes(spec.Tiles)))).Write());
    }

    /// <summary>Writes the body of a matrix product over the positions of a row: <c>source</c> times <c>filters</c> into <c>target</c>.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="spec">The product as a convolution.</param>
    /// <param name="width">The vector width.</param>
    /// <param name="start">What the accumulators begin with.</param>
    /// <param name="prefetch">What is fetched meanwhile.</param>
    public static void WriteProduct(CodeWriter writer, ConvolutionSpec spec, VectorWidth width, TileStart start, WeightPrefetch prefetch) =>
        new Body(writer, spec, width, prefetch, start, isProduct: true).WriteProduct();

    private static IEnumerable<string> Explain(ConvolutionSpec spec)
    {
        var tiles = spec.Tiles;
        yield return $"Direct, reading {(spec.IsPlanar ? "channel planes" : "blocks of 16 channels")}; register tiles of {Describe(tiles.Wide)} (512-bit) "
            + $"and {Describe(tiles.Middle)} (256- and 128-bit).";
    }

    private static string Describe(RegisterTile tile) =>
        (tile.Rows > 1 ? Terms.Number(tile.Rows) + "×" : "") + $"{Terms.Number(tile.Columns)} positions × {Terms.Number(tile.Vectors)} vectors";

    private sealed class Body(CodeWriter writer, ConvolutionSpec spec, VectorWidth width, WeightPrefetch prefetch, TileStart tileStart = TileStart.Biases, bool isProduct = false)
    {
        private readonly RegisterTile _tile = width.Tile(spec.Tiles);
        private readonly TileLoops _loops = new(writer, spec.Target, spec.Size, width.Tile(spec.Tiles), sharesColumns: !isProduct);

        private readonly TileStore _store = new(writer, width, width.Tile(spec.Tiles), spec.Epilogue);

        private int GroupLanes => spec.Tiles.Wide.Vectors * BufferLayout.Lanes;

        private int ChunkLanes => _tile.Vectors * width.Lanes;

        // Measured for the wide body, and for the middle one without AVX-512 (512 → 512 channels on 7×7 positions: 1.98 → 1.38 ms); a step of the narrow one takes twice as long again.
        private bool Fetches => width != VectorWidth.Narrow;

        public void Write()
        {
            _store.WriteSpace();
            if (!spec.GroupStarts.IsEmpty)
            {
                writer.Line("// The first input block that each group of output blocks reads.");
                writer.Line($"ReadOnlySpan<int> starts = [{Terms.List(spec.GroupStarts)}];");
            }

            using (_loops.Share("group", spec.OutputGroups))
            {
                var group = spec.OutputGroups > 1 ? "group" : "";
                writer.Line($"var biases = {Terms.Sum("weights", Terms.Times(group, GroupLanes))};");
                writer.Line($"var filters = {Terms.Sum("weights", Terms.Number(spec.OutputBlocks * BufferLayout.Lanes), Terms.Times(group, (long)GroupLanes * spec.Reduction))};");
                if (prefetch.Step > 0 && Fetches)
                {
                    writer.Line($"var ahead = filters + {Terms.Number((long)GroupLanes * spec.Reduction)} + ({_loops.Place} * {Terms.Number(prefetch.Step * spec.Reduction * width.Passes(spec.Tiles) * _loops.UnitTiles)});");
                }

                WriteTensor("source", "input", spec.Input, WindowLoops.Origin(spec.Window, spec.Input), spec.GroupStarts.IsEmpty ? "" : Terms.Times("starts[group]", spec.Input.Block), spec.Window.Depth.Stride, spec.Window.Height.Stride);
                WriteTensor("target", "output", spec.Output, 0, Terms.Times(group, (long)spec.Tiles.Wide.Vectors * spec.Output.Block), 1, 1);
                if (spec.Epilogue.Residual is { } residual)
                {
                    WriteTensor("addend", "residual", residual, 0, Terms.Times(group, (long)spec.Tiles.Wide.Vectors * residual.Block), 1, 1);
                }

                WriteChunks(() => _loops.WriteColumns(WriteTile));
            }
        }

        private void WriteTensor(string name, string pointer, Strides strides, long offset, string term, int sliceStep, int rowStep) =>
            writer.Line($"var {name} = {_loops.Address(pointer, strides, sliceStep, rowStep, offset, term)};");

        // The packed weights are laid out for the widest vectors; narrower ones take them in several passes.
        private void WriteChunks(Action body)
        {
            if (ChunkLanes == GroupLanes)
            {
                body();
                return;
            }

            using (writer.Block($"for (var lane = 0; lane < {Terms.Number(GroupLanes)}; lane += {Terms.Number(ChunkLanes)})"))
            {
                body();
            }
        }

        /// <summary>Writes one group's product: <c>source</c> times <c>filters</c> into <c>target</c>, without biases.</summary>
        public void WriteProduct()
        {
            _store.WriteSpace();
            WriteChunks(tileStart == TileStart.Target ? WriteDisjointTiles : () => _loops.WriteColumns(WriteTile));
        }

        // What is added must be added once: the last tile may not overlap the one before it, and is shorter instead.
        private void WriteDisjointTiles()
        {
            var rest = spec.Size.Width % _tile.Columns;
            var whole = spec.Size.Width - rest;
            if (rest == 0)
            {
                _loops.WriteColumns(WriteTile);
                return;
            }

            using (writer.Open("{", "}"))
            {
                new TileLoops(writer, spec.Target, spec.Size with { Width = whole }, _tile).WriteColumns(WriteTile);
            }

            using (writer.Open("{", "}"))
            {
                OfWidth(rest).WriteTile(Terms.Number(whole));
            }
        }

        private Body OfWidth(int columns) => new(
            writer,
            spec with
            {
                Tiles = new RegisterTiles(spec.Tiles.Wide with { Columns = columns }, spec.Tiles.Middle with { Columns = columns }, spec.Tiles.Narrow with { Columns = columns }),
            },
            width, prefetch, tileStart, isProduct);

        private string Lane => ChunkLanes == GroupLanes ? "" : "lane";

        private string LaneOffset(Strides strides) => ChunkLanes == GroupLanes ? ""
            : GroupLanes == BufferLayout.Lanes ? "lane"
            : ChunkLanes == BufferLayout.Lanes ? Terms.Times("lane / 16", strides.Block)
            : Terms.Times("lane / 16", strides.Block) + " + (lane % 16)";

        private void WriteTile(string column)
        {
            writer.Line($"var y = {Terms.Sum("target", Terms.Times(column, spec.Output.Pixel), LaneOffset(spec.Output))};");
            for (var position = 0; position < _tile.Positions; position++)
            {
                writer.Line(string.Join(" ", Enumerable.Range(0, _tile.Vectors).Select(vector => $"var {Acc(position, vector)} = {Start(position, vector)};")));
            }

            writer.Line($"var w = {Terms.Sum("filters", Lane)};");
            var start = Terms.Sum("source", Terms.Times(column, (long)spec.Window.Width.Stride * spec.Input.Pixel));
            WriteReduction(start);
            if (spec.Epilogue.Residual is { } residual)
            {
                writer.Line($"var r = {Terms.Sum("addend", Terms.Times(column, residual.Pixel), LaneOffset(residual))};");
            }

            _store.Write("y", spec.Output, "r");
        }

        private string Start(int position, int vector) =>
            tileStart == TileStart.Zero ? $"{width.Type}<float>.Zero"
            : tileStart == TileStart.Target ? width.Load(Terms.Plus("y", _store.Offset(position, vector, spec.Output)))
            : position == 0 ? width.Load(Terms.Plus(Terms.Sum("biases", Lane), vector * width.Lanes))
            : Acc(0, vector);

        private static string Acc(int position, int vector) => TileStore.Accumulator(position, vector);

        private void WriteReduction(string start)
        {
            var loops = Reduction(out var isPartial);
            if (isPartial)
            {
                // The block's loop stands outermost; what is left of the last block is known only inside it.
                NestedLoops.Write(writer, start, loops.Take(loops.Count - 1), from =>
                {
                    var last = Terms.Plus(start, (BufferLayout.BlocksOf(spec.Channels) - 1L) * spec.Input.Block);
                    writer.Line($"var channels = block == {last} ? {Terms.Number(spec.Channels % BufferLayout.Lanes)} : {Terms.Number(BufferLayout.Lanes)};");
                    NestedLoops.Write(writer, from, loops.Skip(loops.Count - 1), _ => WriteStep());
                });
                return;
            }

            NestedLoops.Write(writer, start, loops, _ => WriteStep());
        }

        // Planes or blocks, taps, and the channels of a block; the innermost pointer is called x, and the weights move with it.
        private List<PointerLoop> Reduction(out bool isPartial)
        {
            var blocks = BufferLayout.BlocksOf(spec.Channels);
            isPartial = !spec.IsPlanar && blocks > 1 && spec.Channels % BufferLayout.Lanes != 0;
            List<PointerLoop> loops =
            [
                spec.IsPlanar ? new("plane", spec.Channels, spec.Input.Block) : new("block", blocks, spec.Input.Block),
                .. WindowLoops.Taps(spec.Window, spec.Input),
            ];
            if (!spec.IsPlanar)
            {
                loops.Add(new PointerLoop("channel", Math.Min(spec.Channels, BufferLayout.Lanes), 1) { Length = isPartial ? "channels" : "" });
            }

            loops.RemoveAll(static loop => loop.Count == 1);
            var innermost = loops.Count > 0 ? loops[loops.Count - 1] : new PointerLoop("x", 1, 1);
            loops.Remove(innermost);
            loops.Add(innermost with { Name = "x", Advance = $"w += {Terms.Number(GroupLanes)}" });
            return loops;
        }

        private void WriteStep()
        {
            for (var vector = 0; vector < _tile.Vectors; vector++)
            {
                writer.Line($"var w{Terms.Number(vector)} = {width.Load(Terms.Plus("w", vector * width.Lanes))};");
            }

            if (Fetches)
            {
                prefetch.Write(writer, ChunkLanes / BufferLayout.Lanes);
            }

            for (var position = 0; position < _tile.Positions; position++)
            {
                var offset = ((long)(position / _tile.Columns) * spec.Window.Height.Stride * spec.Input.Row)
                    + ((long)(position % _tile.Columns) * spec.Window.Width.Stride * spec.Input.Pixel);
                var number = position == 0 ? "var s" : "s";
                var line = $"{number} = {width.Broadcast(Terms.At("x", offset))};";
                for (var vector = 0; vector < _tile.Vectors; vector++)
                {
                    line += $" {Acc(position, vector)} = {width.MultiplyAdd("s", "w" + Terms.Number(vector), Acc(position, vector))};";
                }

                writer.Line(line);
            }
        }
    }
}

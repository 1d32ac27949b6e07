using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Writes a convolution by minimal filtering: the driver that walks the tiles. The transforms and the matrix product are methods of their own
/// (<see cref="WinogradParts"/>), shared by all layers of a network that can.
/// </summary>
public static class WinogradKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, SharedMethods shared, string name, WinogradSpec spec, IReadOnlyList<string> summary)
    {
        List<string> pointers = spec.Epilogue.Residual is null
            ? ["input", "output", "weights", "scratch"]
            : ["input", "output", "residual", "weights", "scratch"];
        var side = Terms.Number(spec.OutputTile);
        List<string> lines =
        [
            .. summary,
            $"Winograd F({side}×{side}, {Terms.Number(spec.Kernel)}×{Terms.Number(spec.Kernel)}): {Terms.Number(spec.Products)} matrix products over {Terms.Number(spec.TilesAtOnce)} of {Terms.Number(spec.TileCount)} tiles at a time.",
        ];
        KernelMethod.Write(writer, new KernelHead(name, lines, pointers), width => new Driver(writer, spec, new WinogradParts(writer, shared, spec, width)).Write());
    }

    private sealed class Driver(CodeWriter writer, WinogradSpec spec, WinogradParts parts)
    {
        private readonly int _groupFloats = spec.Tiles.Wide.Vectors * BufferLayout.Lanes;
        private readonly string _input = parts.Input();
        private readonly string _product = parts.Product();
        private readonly string _output = parts.Output();

        public void Write()
        {
            writer.Line("var values = scratch;");
            writer.Line($"var products = scratch + {Terms.Number((long)spec.Products * spec.ValueStride)};");
            writer.Line($"var filters = weights + {Terms.Number(spec.OutputBlocks * BufferLayout.Lanes)};");
            WriteSpace();
            if (spec.TransformsFilters)
            {
                WriteFilterOuter();
            }
            else
            {
                WriteGroupOuter();
            }
        }

        private void WriteGroupOuter()
        {
            WriteUnits(() =>
            {
                writer.Line($"var filter = filters + (group * {Terms.Number((long)spec.Products * spec.Channels * _groupFloats)});");
                using (writer.Block($"for (var position = 0; position < {Terms.Number(spec.Products)}; position++)"))
                {
                    writer.Line($"{_product}(values + (position * {Terms.Number(spec.ValueStride)}), "
                        + $"filter + (position * {Terms.Number((long)spec.Channels * _groupFloats)}), products + (position * {Terms.Number(spec.ProductStride)}));");
                }

                writer.Line();
                WriteTiles(() => WriteOutputs("products"));
            });
        }

        // Few tiles and many filters: the filters of a group are transformed chunk by chunk just before they meet all tiles, so that memory
        // delivers k² numbers of each instead of all its products. The next chunk is fetched while the products of this one are computed.
        private void WriteFilterOuter()
        {
            var chunkFloats = (long)spec.FilterChunk * spec.Kernel * spec.Kernel * _groupFloats;
            writer.Line($"var transformed = products + {Terms.Number((long)spec.Products * spec.ProductStride)};");
            WriteUnits(() =>
            {
                writer.Line($"new Span<float>(products, {Terms.Number((long)spec.Products * spec.ProductStride)}).Clear();");
                writer.Line($"var filter = filters + (group * {Terms.Number((long)spec.Channels * spec.Kernel * spec.Kernel * _groupFloats)}L);");
                using (writer.Block($"for (var channel = 0; channel < {Terms.Number(spec.Channels)}; channel += {Terms.Number(spec.FilterChunk)})"))
                {
                    writer.Line($"{parts.Filter()}(filter, {Terms.Number(spec.FilterChunk)}, {Terms.Number(_groupFloats)}, transformed, {Terms.Number(spec.FilterStride)});");
                    writer.Line($"filter += {Terms.Number(chunkFloats)};");
                    using (writer.Block($"for (var position = 0; position < {Terms.Number(spec.Products)}; position++)"))
                    {
                        writer.Line($"{_product}(values + (position * {Terms.Number(spec.ValueStride)}) + (channel * {Terms.Number(spec.TilesAtOnce)}), "
                            + $"transformed + (position * {Terms.Number(spec.FilterStride)}), products + (position * {Terms.Number(spec.ProductStride)}), filter + (position * {Terms.Number(chunkFloats / spec.Products)}));");
                    }
                }

                writer.Line();
                WriteTiles(() => WriteOutputs("products"));
            });
        }

        // Every batch of tiles meets every group of filters.
        private void WriteUnits(Action body)
        {
            writer.Line("var current = -1;");
            using (KernelMethod.Share(writer, (long)spec.Batches * spec.OutputGroups))
            {
                writer.Line($"var batch = unit / {Terms.Number(spec.OutputGroups)};");
                writer.Line($"var group = unit % {Terms.Number(spec.OutputGroups)};");
                using (writer.Block("if (batch != current)"))
                {
                    writer.Line("current = batch;");
                    WriteTiles(WriteInput);
                }

                writer.Line();
                body();
            }
        }

        private void WriteTiles(Action body)
        {
            using (writer.Block($"for (var at = 0; at < {Terms.Number(spec.TilesAtOnce)}; at++)"))
            {
                var index = spec.Batches == 1 ? "at" : $"(batch * {Terms.Number(spec.TilesAtOnce)}) + at";
                if (spec.TileCount % spec.TilesAtOnce != 0)
                {
                    writer.Line("// The last batch fills up with the last tile.");
                    index = $"Math.Min({index}, {Terms.Number(spec.TileCount - 1)})";
                }

                writer.Line($"var index = {index};");
                writer.Line($"var row = {Start($"index / {Terms.Number(spec.TileColumns)}")};");
                writer.Line($"var column = {Start($"index % {Terms.Number(spec.TileColumns)}")};");
                body();
            }
        }

        private string Start(string index) => $"{index} * {Terms.Number(spec.OutputTile)}";

        // Tiles at the far border may reach behind the map: what they read there counts as zeros, and what they would write there is left out.
        private bool HasPartialTiles => spec.Size.Height % spec.OutputTile != 0 || spec.Size.Width % spec.OutputTile != 0;

        private string IsPartial => string.Join(" || ", new[] { ("row", spec.Size.Height), ("column", spec.Size.Width) }
            .Where(axis => axis.Item2 % spec.OutputTile != 0).Select(axis => $"{axis.Item1} > {Terms.Number(axis.Item2 - spec.OutputTile)}"));

        // The positions of a tile that lie on the map, of as many as it has along a side.
        private string Inside(string axis, int side, int extent) => extent % spec.OutputTile == 0 ? Terms.Number(side)
            : $"Math.Min({Terms.Number(side)}, {Terms.Number(extent + side - spec.OutputTile)} - {axis})";

        private void WriteSpace()
        {
            if (HasPartialTiles)
            {
                writer.Line("// Partial tiles at the far border lie here, filled up to whole ones.");
                writer.Line($"var tile = stackalloc float[{Terms.Number(spec.InputTile * spec.InputTile * BufferLayout.Lanes)}];");
            }
        }

        private void WriteUnlessPartial(Action partial, Action whole)
        {
            if (!HasPartialTiles)
            {
                whole();
                return;
            }

            using (writer.Block($"if ({IsPartial})"))
            {
                partial();
                writer.Line("continue;");
            }

            writer.Line();
            whole();
        }

        private void WriteInput()
        {
            writer.Line($"var x = {Terms.Sum("input", Terms.Times("row", spec.Input.Row), Terms.Times("column", spec.Input.Pixel))};");
            WriteUnlessPartial(
                () =>
                {
                    var row = spec.InputTile * BufferLayout.Lanes;
                    writer.Line($"new Span<float>(tile, {Terms.Number(spec.InputTile * row)}).Clear();");
                    EachInputBlock((from, to) =>
                    {
                        WriteCopy(spec.InputTile, from, spec.Input, "tile", new Strides(BufferLayout.Lanes, row, 0, 0));
                        writer.Line($"{parts.BorderInput()}(tile, {Terms.Number(row)}, {to}, {Terms.Number(spec.ValueStride)});");
                    });
                },
                () => EachInputBlock((from, to) => writer.Line($"{_input}({from}, {Terms.Number(spec.Input.Row)}, {to}, {Terms.Number(spec.ValueStride)});")));
        }

        private void EachInputBlock(Action<string, string> body)
        {
            using (writer.Block($"for (var block = 0; block < {Terms.Number(BufferLayout.BlocksOf(spec.Channels))}; block++)"))
            {
                body($"x + (block * {Terms.Number(spec.Input.Block)})", $"values + (((block * {Terms.Number(spec.TilesAtOnce)}) + at) * 16)");
            }
        }

        // The positions of a tile with so many along a side that lie on the map.
        private void WriteCopy(int side, string from, Strides source, string to, Strides target)
        {
            var (height, width) = (spec.Size.Height, spec.Size.Width);
            writer.Line($"{parts.Copy()}({from}, {Terms.Number(source.Row)}, {Terms.Number(source.Pixel)}, {to}, {Terms.Number(target.Row)}, {Terms.Number(target.Pixel)}, "
                + $"{Inside("row", side, height)}, {Inside("column", side, width)});");
        }

        private void WriteOutputs(string products)
        {
            string Place(string pointer, Strides strides) => Terms.Sum(
                pointer, Terms.Times("group", (long)spec.Tiles.Wide.Vectors * strides.Block), Terms.Times("row", strides.Row), Terms.Times("column", strides.Pixel));
            writer.Line($"var y = {Place("output", spec.Output)};");
            if (spec.Epilogue.Residual is { } residual)
            {
                writer.Line($"var r = {Place("residual", residual)};");
            }

            WriteUnlessPartial(() => WritePartialOutput(products), () => EachOutputBlock(() => WriteOutput(
                _output, products, spec.Epilogue.Residual is { } strides ? (BlockOf("r", strides), strides.Row) : null, BlockOf("y", spec.Output), spec.Output.Row)));
        }

        private void WritePartialOutput(string products)
        {
            var tile = new Strides(BufferLayout.Lanes, spec.OutputTile * BufferLayout.Lanes, 0, 0);
            EachOutputBlock(() =>
            {
                if (spec.Epilogue.Residual is { } residual)
                {
                    WriteCopy(spec.OutputTile, BlockOf("r", residual), residual, "tile", tile);
                }

                // A tile's sum takes the place of its addend.
                WriteOutput(parts.BorderOutput(), products, spec.Epilogue.Residual is null ? null : ("tile", tile.Row), "tile", tile.Row);
                WriteCopy(spec.OutputTile, "tile", tile, BlockOf("y", spec.Output), spec.Output);
            });
        }

        private void EachOutputBlock(Action body)
        {
            using (writer.Block($"for (var block = 0; block < {Terms.Number(spec.Tiles.Wide.Vectors)}; block++)"))
            {
                body();
            }
        }

        private void WriteOutput(string method, string products, (string Pointer, long Row)? residual, string target, long row)
        {
            var r = residual is { } addend ? $", {addend.Pointer}, {Terms.Number(addend.Row)}" : "";
            writer.Line($"{method}({products} + (((block * {Terms.Number(spec.TilesAtOnce)}) + at) * 16), {Terms.Number(spec.ProductStride)}, "
                + $"weights + (group * {Terms.Number(_groupFloats)}) + (block * 16){r}, {target}, {Terms.Number(row)});");
        }

        private static string BlockOf(string pointer, Strides strides) => $"{pointer} + (block * {Terms.Number(strides.Block)})";
    }
}

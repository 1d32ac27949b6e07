using System;
using System.Collections.Generic;
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
            using (writer.Block($"for (var tile = 0; tile < {Terms.Number(spec.TilesAtOnce)}; tile++)"))
            {
                var index = spec.Batches == 1 ? "tile" : $"(batch * {Terms.Number(spec.TilesAtOnce)}) + tile";
                if (spec.TileCount % spec.TilesAtOnce != 0)
                {
                    writer.Line("// The last batch fills up with the last tile.");
                    index = $"Math.Min({index}, {Terms.Number(spec.TileCount - 1)})";
                }

                writer.Line($"var index = {index};");
                writer.Line($"var row = {Start($"index / {Terms.Number(spec.TileColumns)}", spec.Size.Height)};");
                writer.Line($"var column = {Start($"index % {Terms.Number(spec.TileColumns)}", spec.Size.Width)};");
                body();
            }
        }

        private string Start(string index, int extent) => extent % spec.OutputTile == 0
            ? $"{index} * {Terms.Number(spec.OutputTile)}"
            : $"Math.Min({index} * {Terms.Number(spec.OutputTile)}, {Terms.Number(extent - spec.OutputTile)})";

        private void WriteInput()
        {
            writer.Line($"var x = {Terms.Sum("input", Terms.Times("row", spec.Input.Row), Terms.Times("column", spec.Input.Pixel))};");
            using (writer.Block($"for (var block = 0; block < {Terms.Number(BufferLayout.BlocksOf(spec.Channels))}; block++)"))
            {
                writer.Line($"{_input}(x + (block * {Terms.Number(spec.Input.Block)}), {Terms.Number(spec.Input.Row)}, "
                    + $"values + (((block * {Terms.Number(spec.TilesAtOnce)}) + tile) * 16), {Terms.Number(spec.ValueStride)});");
            }
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

            using (writer.Block($"for (var block = 0; block < {Terms.Number(spec.Tiles.Wide.Vectors)}; block++)"))
            {
                var r = spec.Epilogue.Residual is { } strides ? $", r + (block * {Terms.Number(strides.Block)}), {Terms.Number(strides.Row)}" : "";
                writer.Line($"{_output}({products} + (((block * {Terms.Number(spec.TilesAtOnce)}) + tile) * 16), {Terms.Number(spec.ProductStride)}, "
                    + $"weights + (group * {Terms.Number(_groupFloats)}) + (block * 16){r}, y + (block * {Terms.Number(spec.Output.Block)}), {Terms.Number(spec.Output.Row)});");
            }
        }
    }
}

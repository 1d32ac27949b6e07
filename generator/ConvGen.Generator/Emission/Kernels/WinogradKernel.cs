using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;
using ConvGen.Model;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes a convolution by minimal filtering: a driver, the two transforms and the matrix product, each in a body per vector width.</summary>
public static class WinogradKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, WinogradSpec spec, IReadOnlyList<string> summary)
    {
        List<string> pointers = spec.Epilogue.Residual is null
            ? ["input", "output", "weights", "scratch"]
            : ["input", "output", "residual", "weights", "scratch"];
        List<string> lines =
        [
            .. summary,
            $"Winograd F({Terms.Number(spec.OutputTile)}×{Terms.Number(spec.OutputTile)}, 3×3): {Terms.Number(spec.Products)} matrix products over "
                + $"{Terms.Number(spec.TilesAtOnce)} of {Terms.Number(spec.TileCount)} tiles at a time.",
        ];
        KernelMethod.Write(writer, new KernelHead(name, lines, pointers), width => new Driver(writer, name, spec, width).Write());
        foreach (var width in VectorWidth.All)
        {
            new Parts(writer, name, spec, width).Write();
        }
    }

    private static string Residual(WinogradSpec spec, string text) => spec.Epilogue.Residual is null ? "" : text;

    private sealed class Driver(CodeWriter writer, string name, WinogradSpec spec, VectorWidth width)
    {
        private readonly int _groupFloats = spec.Tiles.Wide.Vectors * BufferLayout.Lanes;

        public void Write()
        {
            writer.Line("var values = scratch;");
            writer.Line($"var products = scratch + {Terms.Number((long)spec.Products * spec.ValueStride)};");
            writer.Line($"var filters = weights + {Terms.Number(spec.OutputBlocks * BufferLayout.Lanes)};");
            if (spec.IsPositionOuter)
            {
                WritePositionOuter();
            }
            else
            {
                WriteGroupOuter();
            }
        }

        private string GroupStep => Terms.Number((long)spec.Products * spec.Channels * _groupFloats);

        private void WriteGroupOuter()
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
                using (writer.Block($"for (var position = 0; position < {Terms.Number(spec.Products)}; position++)"))
                {
                    writer.Line($"{name}Product{width.Suffix}(values + (position * {Terms.Number(spec.ValueStride)}), "
                        + $"filters + (group * {GroupStep}) + (position * {Terms.Number((long)spec.Channels * _groupFloats)}), "
                        + $"products + (position * {Terms.Number(spec.ProductStride)}));");
                }

                writer.Line();
                WriteTiles(() => WriteOutputs("group", "products"));
            }
        }

        // All output channels of one position before the next: the transformed inputs of a position then stay in the first-level cache.
        private void WritePositionOuter()
        {
            writer.Line($"var firstGroup = {Terms.Number(spec.OutputGroups)} * part / parts;");
            writer.Line($"var lastGroup = {Terms.Number(spec.OutputGroups)} * (part + 1) / parts;");
            using (writer.Block($"for (var batch = 0; batch < {Terms.Number(spec.Batches)}; batch++)"))
            {
                WriteTiles(WriteInput);
                writer.Line();
                using (writer.Block($"for (var position = 0; position < {Terms.Number(spec.Products)}; position++)"))
                {
                    using (writer.Block("for (var group = firstGroup; group < lastGroup; group++)"))
                    {
                        writer.Line($"{name}Product{width.Suffix}(values + (position * {Terms.Number(spec.ValueStride)}), "
                            + $"filters + (((position * {Terms.Number(spec.OutputGroups)}L) + group) * {Terms.Number((long)spec.Channels * _groupFloats)}), "
                            + $"products + (position * {Terms.Number(spec.ProductStride)}) + (group * {Terms.Number((long)_groupFloats * spec.TilesAtOnce)}));");
                    }
                }

                writer.Line();
                WriteTiles(() =>
                {
                    using (writer.Block("for (var group = firstGroup; group < lastGroup; group++)"))
                    {
                        WriteOutputs("group", $"products + (group * {Terms.Number((long)_groupFloats * spec.TilesAtOnce)})");
                    }
                });
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
            var blocks = BufferLayout.BlocksOf(spec.Channels);
            var offset = -((long)spec.Padding.Height * spec.Input.Row) - ((long)spec.Padding.Width * spec.Input.Pixel);
            writer.Line($"var x = {Terms.Plus(Terms.Sum("input", Terms.Times("row", spec.Input.Row), Terms.Times("column", spec.Input.Pixel)), offset)};");
            using (writer.Block($"for (var block = 0; block < {Terms.Number(blocks)}; block++)"))
            {
                writer.Line($"{name}Input{width.Suffix}(x + (block * {Terms.Number(spec.Input.Block)}), values + (((block * {Terms.Number(spec.TilesAtOnce)}) + tile) * 16));");
            }
        }

        private void WriteOutputs(string group, string products)
        {
            string Place(string pointer, Strides strides) =>
                $"{Terms.Sum(pointer, Terms.Times(group, (long)spec.Tiles.Wide.Vectors * strides.Block), Terms.Times("row", strides.Row), Terms.Times("column", strides.Pixel))}";
            writer.Line($"var y = {Place("output", spec.Output)};");
            if (spec.Epilogue.Residual is { } residual)
            {
                writer.Line($"var r = {Place("residual", residual)};");
            }

            using (writer.Block($"for (var block = 0; block < {Terms.Number(spec.Tiles.Wide.Vectors)}; block++)"))
            {
                var r = spec.Epilogue.Residual is { } strides ? $"r + (block * {Terms.Number(strides.Block)}), " : "";
                writer.Line($"{name}Output{width.Suffix}({products} + (((block * {Terms.Number(spec.TilesAtOnce)}) + tile) * 16), "
                    + $"weights + ({group} * {Terms.Number(_groupFloats)}) + (block * 16), {r}y + (block * {Terms.Number(spec.Output.Block)}));");
            }
        }
    }

    private sealed class Parts(CodeWriter writer, string name, WinogradSpec spec, VectorWidth width)
    {
        private readonly WinogradTransforms _transforms = new(width);

        public void Write()
        {
            Method("Input", "float* input, float* values", WriteInput);
            Method("Product", "float* source, float* filters, float* target", WriteProduct);
            Method("Output", $"float* products, float* biases, {Residual(spec, "float* residual, ")}float* output", WriteOutput);
        }

        private void Method(string part, string parameters, Action body)
        {
            writer.Line();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (writer.Block($"private static void {name}{part}{width.Suffix}({parameters})"))
            {
                body();
            }
        }

        private void WriteInput() => LaneLoop.Write(writer, width, lane =>
        {
            var n = spec.InputTile;
            for (var column = 0; column < n; column++)
            {
                var d = WinogradTransforms.Names($"d{column}_", n);
                for (var row = 0; row < n; row++)
                {
                    var offset = ((long)row * spec.Input.Row) + ((long)column * spec.Input.Pixel);
                    writer.Line($"var {d[row]} = {width.Load(Terms.Plus(Terms.Sum("input", lane), offset))};");
                }

                writer.Lines(_transforms.Input(d, WinogradTransforms.Names($"t{column}_", n), $"c{column}"));
            }

            for (var row = 0; row < n; row++)
            {
                var r = WinogradTransforms.Names($"v{row}_", n);
                writer.Lines(_transforms.Input([.. Enumerable.Range(0, n).Select(column => $"t{column}_{row}")], r, $"r{row}"));
                for (var column = 0; column < n; column++)
                {
                    writer.Line(width.Store(r[column], Terms.Plus(Terms.Sum("values", lane), (long)((row * n) + column) * spec.ValueStride)) + ";");
                }
            }
        });

        private void WriteProduct()
        {
            var strides = new Strides(BufferLayout.Lanes, 0, 0, spec.TilesAtOnce * BufferLayout.Lanes);
            var unit = new AxisWindow(1, 1, 0, 0);
            var product = new ConvolutionSpec(
                new Window3(unit, unit, unit), false, spec.Channels, strides, strides, spec.Tiles.Wide.Vectors,
                new Extent3(1, 1, spec.TilesAtOnce), default, spec.Tiles, default);
            ConvolutionKernel.WriteProduct(writer, product, width);
        }

        private void WriteOutput() => LaneLoop.Write(writer, width, lane =>
        {
            var (n, o) = (spec.InputTile, spec.OutputTile);
            for (var column = 0; column < n; column++)
            {
                var m = WinogradTransforms.Names($"m{column}_", n);
                for (var row = 0; row < n; row++)
                {
                    writer.Line($"var {m[row]} = {width.Load(Terms.Plus(Terms.Sum("products", lane), (long)((row * n) + column) * spec.ProductStride))};");
                }

                writer.Lines(_transforms.Output(m, WinogradTransforms.Names($"t{column}_", o), $"c{column}"));
            }

            writer.Line($"var bias = {width.Load(Terms.Sum("biases", lane))};");
            var tile = new RegisterTile(o, o, 1);
            for (var row = 0; row < o; row++)
            {
                var results = WinogradTransforms.Names($"o{row}_", o);
                writer.Lines(_transforms.Output([.. Enumerable.Range(0, n).Select(column => $"t{column}_{row}")], results, $"r{row}"));
                for (var column = 0; column < o; column++)
                {
                    writer.Line($"var {TileStore.Accumulator((row * o) + column, 0)} = {results[column]} + bias;");
                }
            }

            new TileStore(writer, width, tile, spec.Epilogue).Write(Terms.Sum("output", lane), spec.Output, Terms.Sum("residual", lane));
        });
    }
}

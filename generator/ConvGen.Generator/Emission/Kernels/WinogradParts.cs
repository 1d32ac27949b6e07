using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// The methods of which minimal filtering consists. The transforms take their strides as arguments, so that one serves every layer of a network
/// with the same tile and the same function after it; the product is as literal as any other kernel.
/// </summary>
/// <param name="writer">Where to write.</param>
/// <param name="shared">Who else may use them.</param>
/// <param name="spec">The kernel.</param>
/// <param name="width">The vector width.</param>
public sealed class WinogradParts(CodeWriter writer, SharedMethods shared, WinogradSpec spec, VectorWidth width)
{
    private readonly WinogradTransforms _transforms = new(width);

    private string Filtering => $"F({Terms.Number(spec.OutputTile)}×{Terms.Number(spec.OutputTile)}, {Terms.Number(spec.Kernel)}×{Terms.Number(spec.Kernel)})";

    private string Lattice => spec.Input.Pixel == BufferLayout.Lanes ? "" : $", its positions {Terms.Number(spec.Input.Pixel / BufferLayout.Lanes)} apart";

    /// <summary>The input transform of one tile and one block of channels: <c>(input, row stride, values, distance of positions)</c>.</summary>
    public string Input() => shared.Require($"WinogradInput{Terms.Number(spec.InputTile)}{width.Suffix}", name => Method(
        name,
        "float* input, int rowStride, float* values, int stride",
        $"Bᵀ·d·B for one {Terms.Number(spec.InputTile)}×{Terms.Number(spec.InputTile)} tile of 16 channels{Lattice}.",
        WriteInput));

    /// <summary>The input transform of a tile that was copied together: its positions follow one another.</summary>
    public string BorderInput() => new WinogradParts(writer, shared, spec with { Input = spec.Input with { Pixel = BufferLayout.Lanes } }, width).Input();

    /// <summary>The output transform to such a tile, from which what lies on the map is copied.</summary>
    public string BorderOutput()
    {
        Strides Packed(Strides strides) => strides with { Pixel = BufferLayout.Lanes };
        var epilogue = spec.Epilogue with { Residual = spec.Epilogue.Residual is { } residual ? Packed(residual) : null };
        return new WinogradParts(writer, shared, spec with { Input = Packed(spec.Input), Output = Packed(spec.Output), Epilogue = epilogue }, width).Output();
    }

    /// <summary>The copy of some positions of 16 channels: <c>(source, its row stride and distance of positions, target, the same, rows, columns)</c>.</summary>
    public string Copy() => shared.Require("CopyPositions" + width.Suffix, name => Method(
        name,
        "float* source, int sourceRow, int sourcePixel, float* target, int targetRow, int targetPixel, int rows, int columns",
        "Copies rows × columns positions of 16 channels.",
        WriteCopy));

    /// <summary>The filter transform of some channels: <c>(filters, channels, filters of a group, transformed, distance of positions)</c>.</summary>
    public string Filter() => shared.Require($"WinogradFilter{spec.InputTile}{width.Suffix}", name => Method(
        name,
        "float* filters, int channels, int width, float* transformed, int stride",
        "G·g·Gᵀ for the 3×3 filters of some channels, a group of filters side by side.",
        WriteFilter));

    /// <summary>The product of one position: <c>(values, filters, products)</c>; with filters transformed during the run, what to fetch meanwhile as well.</summary>
    public string Product()
    {
        var (n, channels) = (Terms.Number(spec.TilesAtOnce), spec.TransformsFilters ? spec.FilterChunk : spec.Channels);
        var outputs = Terms.Number(spec.Tiles.Wide.Vectors * BufferLayout.Lanes);
        var (verb, ahead, adds) = spec.TransformsFilters ? ("AddProduct", ", float* ahead", "Adds ") : ("Product", "", "");
        return shared.Require($"{verb}{Terms.Number(channels)}To{outputs}{width.Suffix}", name => Method(
            name,
            "float* source, float* filters, float* target" + ahead,
            $"{adds}{n} positions of {Terms.Number(channels)} channels times a matrix of {Terms.Number(channels)}×{outputs}.",
            () => WriteProduct(channels)));
    }

    /// <summary>The output transform of one tile and one block: <c>(products, distance of positions, biases, [residual, row stride,] output, row stride)</c>.</summary>
    public string Output()
    {
        var residual = spec.Epilogue.Residual is null ? "" : "float* residual, int residualRow, ";
        return shared.Require($"WinogradOutput{Terms.Number(spec.InputTile)}To{Terms.Number(spec.OutputTile)}{width.Suffix}", name => Method(
            name,
            $"float* products, int stride, float* biases, {residual}float* output, int rowStride",
            $"Aᵀ·m·A of {Filtering} for one tile of 16 channels{Lattice}, with bias and what follows.",
            WriteOutput));
    }

    private void Method(string name, string parameters, string summary, Action body)
    {
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void {name}({parameters})"))
        {
            body();
        }
    }

    private void WriteInput() => LaneLoop.Write(writer, width, lane =>
    {
        var n = spec.InputTile;
        WriteRows("x", Terms.Sum("input", lane), "rowStride", n);
        for (var column = 0; column < n; column++)
        {
            var d = WinogradTransforms.Names($"d{column}_", n);
            for (var row = 0; row < n; row++)
            {
                writer.Line($"var {d[row]} = {width.Load(Terms.Plus("x" + Terms.Number(row), (long)column * spec.Input.Pixel))};");
            }

            writer.Lines(_transforms.Input(d, WinogradTransforms.Names($"t{column}_", n), $"c{column}"));
        }

        writer.Line($"var v = {Terms.Sum("values", lane)};");
        for (var row = 0; row < n; row++)
        {
            var r = WinogradTransforms.Names($"v{row}_", n);
            writer.Lines(_transforms.Input(Across(row, n), r, $"r{row}"));
            WriteLine(r, "v", row == n - 1);
        }
    });

    private void WriteCopy()
    {
        using (writer.Block("for (var row = 0; row < rows; row++, source += sourceRow, target += targetRow)"))
        {
            writer.Line("var x = source;");
            writer.Line("var y = target;");
            using (writer.Block("for (var column = 0; column < columns; column++, x += sourcePixel, y += targetPixel)"))
            {
                for (var lane = 0; lane < BufferLayout.Lanes; lane += width.Lanes)
                {
                    writer.Line(width.Store(width.Load(Terms.Plus("x", lane)), Terms.Plus("y", lane)) + ";");
                }
            }
        }
    }

    private void WriteFilter()
    {
        const int Taps = 3;
        var n = spec.InputTile;
        using (writer.Block($"for (var channel = 0; channel < channels; channel++, filters += {Terms.Number(Taps * Taps)} * width, transformed += width)"))
        using (writer.Block($"for (var lane = 0; lane < width; lane += {Terms.Number(width.Lanes)})"))
        {
            WriteRows("g", "filters + lane", "width", Taps * Taps);
            for (var column = 0; column < Taps; column++)
            {
                var g = Enumerable.Range(0, Taps).Select(row => width.Load("g" + Terms.Number((row * Taps) + column))).ToList();
                var names = WinogradTransforms.Names($"g{column}_", Taps);
                writer.Lines(names.Select((name, row) => $"var {name} = {g[row]};"));
                writer.Lines(_transforms.Filter(names, WinogradTransforms.Names($"t{column}_", n), $"c{column}"));
            }

            writer.Line("var u = transformed + lane;");
            for (var row = 0; row < n; row++)
            {
                var r = WinogradTransforms.Names($"u{row}_", n);
                writer.Lines(_transforms.Filter(Across(row, Taps), r, $"r{row}"));
                WriteLine(r, "u", row == n - 1);
            }
        }
    }

    // Stores that walk on by the distance of positions.
    private void WriteLine(IReadOnlyList<string> results, string pointer, bool isLast)
    {
        for (var i = 0; i < results.Count; i++)
        {
            var step = isLast && i == results.Count - 1 ? "" : $" {pointer} += stride;";
            writer.Line(width.Store(results[i], pointer) + ";" + step);
        }
    }

    private void WriteRows(string name, string start, string stride, int count)
    {
        for (var row = 0; row < count; row++)
        {
            writer.Line(row == 0 ? $"var {name}0 = {start};" : $"var {name}{Terms.Number(row)} = {name}{Terms.Number(row - 1)} + {stride};");
        }
    }

    private static List<string> Across(int row, int count) => [.. Enumerable.Range(0, count).Select(column => $"t{column}_{row}")];

    private void WriteProduct(int channels)
    {
        var strides = new Strides(BufferLayout.Lanes, 0, 0, spec.TilesAtOnce * BufferLayout.Lanes);
        var unit = new Model.AxisWindow(1, 1, 0, 0);
        var product = new ConvolutionSpec(
            new Window3(unit, unit, unit), false, channels, strides, strides, spec.Tiles.Wide.Vectors,
            new Extent3(1, 1, spec.TilesAtOnce), default, spec.Tiles, default) { Target = spec.Target };
        var start = spec.TransformsFilters ? TileStart.Target : TileStart.Zero;
        ConvolutionKernel.WriteProduct(writer, product, width, start, WeightPrefetch.Of(spec.Target, spec.StreamsWeights, spec.FetchStep(width.Tile(spec.Tiles), width.Passes(spec.Tiles))));
    }

    private void WriteOutput()
    {
        RowStore(0, spec.OutputTile).WriteSpace();
        LaneLoop.Write(writer, width, WriteOutputLanes);
    }

    private void WriteOutputLanes(string lane)
    {
        var (n, o) = (spec.InputTile, spec.OutputTile);
        writer.Line($"var m = {Terms.Sum("products", lane)};");
        writer.Line($"var line = stride * {Terms.Number(n)};");
        for (var column = 0; column < n; column++)
        {
            var names = WinogradTransforms.Names($"m{column}_", n);
            WriteRows($"p{column}_", column == 0 ? "m" : $"p{column - 1}_0 + stride", "line", n);
            for (var row = 0; row < n; row++)
            {
                writer.Line($"var {names[row]} = {width.Load($"p{column}_{row}")};");
            }

            writer.Lines(_transforms.Output(names, WinogradTransforms.Names($"t{column}_", o), $"c{column}"));
        }

        writer.Line($"var bias = {width.Load(Terms.Sum("biases", lane))};");
        writer.Line($"var y = {Terms.Sum("output", lane)};");
        if (spec.Epilogue.Residual is not null)
        {
            writer.Line($"var r = {Terms.Sum("residual", lane)};");
        }

        for (var row = 0; row < o; row++)
        {
            var results = WinogradTransforms.Names($"o{row}_", o);
            writer.Lines(_transforms.Output(Across(row, n), results, $"r{row}"));
            for (var column = 0; column < o; column++)
            {
                writer.Line($"var {TileStore.Accumulator(column, row)} = {results[column]} + bias;");
            }

            WriteOutputRow(row, o);
            if (row < o - 1)
            {
                writer.Line("y += rowStride;");
                if (spec.Epilogue.Residual is not null)
                {
                    writer.Line("r += residualRow;");
                }
            }
        }
    }

    // One row of results: the same end as any register tile of one row.
    private void WriteOutputRow(int row, int outputs) => RowStore(row, outputs).Write("y", Row(spec.Output), "r");

    private TileStore RowStore(int row, int outputs) => new(
        writer, width, new RegisterTile(1, outputs, 1), spec.Epilogue with { Residual = spec.Epilogue.Residual is { } residual ? Row(residual) : null }, firstVector: row);

    private static Strides Row(Strides strides) => new(strides.Pixel, 0, 0, 0);
}

using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes the transforms of minimal filtering along depth: sums of slices, position by position.</summary>
public static class DepthTransformKernels
{
    /// <summary>Writes Bᵀ·d over the slices of each tile.</summary>
    public static void Write(CodeWriter writer, string name, DepthInputSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.Write(writer, new KernelHead(name, summary, ["input", "output"]), width =>
        {
            using (KernelMethod.Share(writer, (long)spec.Planes * spec.Tiles.Count))
            {
                WriteTile(writer, spec.Tiles, "plane");
                writer.Line($"var x = {Terms.Plus($"input + (plane * {Terms.Number(spec.Input.Block)}) + (slice * {Terms.Number(spec.Input.Slice)})", -((long)spec.Padding * spec.Input.Slice) - spec.Halo)};");
                writer.Line($"var y = {Terms.Plus($"output + (plane * {Terms.Number(spec.Output.Block)}) + (tile * {Terms.Number((long)spec.Tiles.Products * spec.Output.Slice)})", -spec.Halo)};");
                using (WriteRun(writer, spec.Input.Slice, width))
                {
                    var d = WinogradTransforms.Names("d", spec.Tiles.Products);
                    var r = WinogradTransforms.Names("r", spec.Tiles.Products);
                    writer.Lines(d.Select((slice, i) => $"var {slice} = {Slice(spec, i, width)};"));
                    writer.Lines(new WinogradTransforms(width).Input(d, r, "c"));
                    writer.Lines(r.Select((slice, i) => width.Store(slice, Terms.Plus("y + i", (long)i * spec.Output.Slice)) + ";"));
                }
            }
        });

    // Slices of the last tile that lie behind the input count as zeros.
    private static string Slice(DepthInputSpec spec, int index, VectorWidth width)
    {
        var value = width.Load(Terms.Plus("x + i", (long)index * spec.Input.Slice));
        return index < spec.Tiles.LastOutputs + 2 ? value : $"tile < {Terms.Number(spec.Tiles.Count - 1)} ? {value} : {width.Type}<float>.Zero";
    }

    /// <summary>Writes Aᵀ·m over the slices of each tile, with bias and what follows.</summary>
    public static void Write(CodeWriter writer, string name, DepthOutputSpec spec, IReadOnlyList<string> summary)
    {
        List<string> pointers = spec.Epilogue.Residual is null ? ["input", "output", "weights"] : ["input", "output", "residual", "weights"];
        KernelMethod.Write(writer, new KernelHead(name, summary, pointers), width =>
        {
            using (KernelMethod.Share(writer, (long)spec.Blocks * spec.Tiles.Count))
            {
                WriteTile(writer, spec.Tiles, "block");
                writer.Line($"var products = input + (block * {Terms.Number(spec.Input.Block)}) + (tile * {Terms.Number((long)spec.Tiles.Products * spec.Input.Slice)});");
                writer.Line($"var target = {Place("output", spec.Output)};");
                if (spec.Epilogue.Residual is { } residual)
                {
                    writer.Line($"var addend = {Place("residual", residual)};");
                }

                if (spec.Tiles.LastOutputs == spec.Tiles.Outputs)
                {
                    LaneLoop.Write(writer, width, lane => WriteRows(writer, spec, width, lane, spec.Tiles.Outputs));
                    return;
                }

                using (writer.Block($"if (tile == {Terms.Number(spec.Tiles.Count - 1)})"))
                {
                    LaneLoop.Write(writer, width, lane => WriteRows(writer, spec, width, lane, spec.Tiles.LastOutputs));
                }

                using (writer.Block("else"))
                {
                    LaneLoop.Write(writer, width, lane => WriteRows(writer, spec, width, lane, spec.Tiles.Outputs));
                }
            }
        });
    }

    private static void WriteRows(CodeWriter writer, DepthOutputSpec spec, VectorWidth width, string lane, int stored)
    {
        writer.Line($"var bias = {width.Load(Terms.Sum("weights", "(block * 16)", lane))};");
        using (writer.Block($"for (var row = 0; row < {Terms.Number(spec.Size.Height)}; row++)"))
        using (writer.Block($"for (var column = 0; column < {Terms.Number(spec.Size.Width)}; column++)"))
        {
            string At(string pointer, Strides strides) => Terms.Sum(pointer, Terms.Times("row", strides.Row), Terms.Times("column", strides.Pixel), lane);
            var (products, outputs) = (spec.Tiles.Products, spec.Tiles.Outputs);
            var m = WinogradTransforms.Names("m", products);
            writer.Line($"var p = {At("products", spec.Input)};");
            writer.Lines(m.Select((slice, i) => $"var {slice} = {width.Load(Terms.Plus("p", (long)i * spec.Input.Slice))};"));
            writer.Lines(new WinogradTransforms(width).Output(m, WinogradTransforms.Names("o", outputs), "c"));
            writer.Lines(Enumerable.Range(0, stored).Select(static i => $"var {TileStore.Accumulator(i, 0)} = o{Terms.Number(i)} + bias;"));
            writer.Line($"var y = {At("target", spec.Output)};");
            if (spec.Epilogue.Residual is { } residual)
            {
                writer.Line($"var r = {At("addend", residual)};");
            }

            // The slices of a tile take the place of a register tile's columns.
            new TileStore(writer, width, new RegisterTile(1, stored, 1), spec.Epilogue with { Residual = spec.Epilogue.Residual is { } own ? Slices(own) : null })
                .Write("y", Slices(spec.Output), "r");
        }
    }

    private static Strides Slices(Strides strides) => strides with { Pixel = strides.Slice };

    private static string Place(string pointer, Strides strides) =>
        $"{pointer} + (block * {Terms.Number(strides.Block)}) + (slice * {Terms.Number(strides.Slice)})";

    private static void WriteTile(CodeWriter writer, DepthTiles tiles, string name)
    {
        writer.Line($"var {name} = unit / {Terms.Number(tiles.Count)};");
        writer.Line($"var tile = unit % {Terms.Number(tiles.Count)};");
        writer.Line($"var slice = tile * {Terms.Number(tiles.Outputs)};");
    }

    // Runs of whole vectors; the last one overlaps the one before it.
    private static CodeWriter.Scope WriteRun(CodeWriter writer, long length, VectorWidth width)
    {
        if (length % width.Lanes == 0)
        {
            return writer.Block($"for (var i = 0; i < {Terms.Number(length)}; i += {Terms.Number(width.Lanes)})");
        }

        var scope = writer.Block($"for (var start = 0; start < {Terms.Number(length)}; start += {Terms.Number(width.Lanes)})");
        writer.Line($"var i = Math.Min(start, {Terms.Number(length - width.Lanes)});");
        return scope;
    }
}

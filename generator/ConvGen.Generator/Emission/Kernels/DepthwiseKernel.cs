using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes a depthwise convolution: a vector of channels per position, a vector of weights per tap.</summary>
public static class DepthwiseKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, DepthwiseSpec spec, IReadOnlyList<string> summary)
    {
        List<string> pointers = spec.Epilogue.Residual is null ? ["input", "output", "weights"] : ["input", "output", "residual", "weights"];
        List<string> lines = [.. summary, $"{Terms.Number(spec.Tiles.Wide.Positions)} positions at once (512-bit)."];
        KernelMethod.Write(writer, new KernelHead(name, lines, pointers), width => WriteBody(writer, spec, width));
    }

    private static void WriteBody(CodeWriter writer, DepthwiseSpec spec, VectorWidth width)
    {
        var tile = width.Tile(spec.Tiles);
        var loops = new TileLoops(writer, spec.Target, spec.Size, tile);
        new TileStore(writer, width, tile, spec.Epilogue).WriteSpace();
        using (loops.Share("block", spec.Blocks))
        {
            var block = spec.Blocks > 1 ? "block" : "";
            writer.Line($"var taps = {Terms.Sum("weights", Terms.Times(block, BufferLayout.Lanes * (spec.Window.Taps + 1L)))};");
            writer.Line($"var source = {loops.Address("input", spec.Input, spec.Window.Depth.Stride, spec.Window.Height.Stride, WindowLoops.Origin(spec.Window, spec.Input), Terms.Times(block, spec.Input.Block))};");
            writer.Line($"var target = {loops.Address("output", spec.Output, 1, 1, 0, Terms.Times(block, spec.Output.Block))};");
            if (spec.Epilogue.Residual is { } residual)
            {
                writer.Line($"var addend = {loops.Address("residual", residual, 1, 1, 0, Terms.Times(block, residual.Block))};");
            }

            LaneLoop.Write(writer, width, lane => loops.WriteColumns(column => WriteTile(writer, spec, width, tile, column, lane)));
        }
    }

    private static void WriteTile(CodeWriter writer, DepthwiseSpec spec, VectorWidth width, RegisterTile tile, string column, string lane)
    {
        for (var position = 0; position < tile.Positions; position++)
        {
            writer.Line(position == 0
                ? $"var {TileStore.Accumulator(0, 0)} = {width.Load(Terms.Sum("taps", lane))};"
                : $"var {TileStore.Accumulator(position, 0)} = {TileStore.Accumulator(0, 0)};");
        }

        writer.Line($"var w = {Terms.Plus(Terms.Sum("taps", lane), BufferLayout.Lanes)};");
        var start = Terms.Sum("source", Terms.Times(column, (long)spec.Window.Width.Stride * spec.Input.Pixel), lane);
        WriteTaps(writer, spec, width, tile, start);
        writer.Line($"var y = {Terms.Sum("target", Terms.Times(column, spec.Output.Pixel), lane)};");
        if (spec.Epilogue.Residual is { } residual)
        {
            writer.Line($"var r = {Terms.Sum("addend", Terms.Times(column, residual.Pixel), lane)};");
        }

        new TileStore(writer, width, tile, spec.Epilogue).Write("y", spec.Output, "r");
    }

    private static void WriteTaps(CodeWriter writer, DepthwiseSpec spec, VectorWidth width, RegisterTile tile, string start)
    {
        var loops = WindowLoops.Taps(spec.Window, spec.Input, "x").ToArray();
        loops[^1] = loops[^1] with { Advance = $"w += {Terms.Number(BufferLayout.Lanes)}" };
        NestedLoops.Write(writer, start, loops, _ =>
        {
            writer.Line($"var tap = {width.Load("w")};");
            for (var position = 0; position < tile.Positions; position++)
            {
                var offset = ((long)(position / tile.Columns) * spec.Window.Height.Stride * spec.Input.Row)
                    + ((long)(position % tile.Columns) * spec.Window.Width.Stride * spec.Input.Pixel);
                var accumulator = TileStore.Accumulator(position, 0);
                writer.Line($"{accumulator} = {width.MultiplyAdd(width.Load(Terms.Plus("x", offset)), "tap", accumulator)};");
            }
        });
    }
}

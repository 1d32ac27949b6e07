using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes the end of a register tile: functions, residual, stores.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="width">The vector width.</param>
/// <param name="tile">The tile.</param>
/// <param name="epilogue">What follows a result.</param>
/// <param name="firstVector">The number of the first vector in the accumulators' names.</param>
public sealed class TileStore(CodeWriter writer, VectorWidth width, RegisterTile tile, Epilogue epilogue, int firstVector = 0)
{
    /// <summary>The accumulator's name of a position and a vector.</summary>
    public static string Accumulator(int position, int vector) => $"a{Terms.Number(position)}_{Terms.Number(vector)}";

    /// <summary>Floats from a tile's first result to the one of <paramref name="position"/> and <paramref name="vector"/>.</summary>
    public long Offset(int position, int vector, Strides strides)
    {
        var lane = vector * width.Lanes;
        return (position / tile.Columns * strides.Row) + (position % tile.Columns * strides.Pixel)
            + (lane / BufferLayout.Lanes * strides.Block) + (lane % BufferLayout.Lanes);
    }

    /// <summary>Writes, at the start of a method, the space in which a tile waits for a transcendental function.</summary>
    public void WriteSpace()
    {
        if (epilogue.First.IsTranscendental)
        {
            writer.Line($"var raw = stackalloc float[{Terms.Number((long)tile.Accumulators * width.Lanes)}];");
        }
    }

    /// <summary>Writes the stores to <paramref name="target"/>, adding from <paramref name="residual"/> where the epilogue says so.</summary>
    public void Write(string target, Strides output, string residual)
    {
        for (var position = 0; position < tile.Positions; position++)
        {
            // The vectors of a position share a line.
            writer.Line(string.Join(" ", Enumerable.Range(0, tile.Vectors).Select(vector => Result(position, vector, target, output, residual))));
        }

        if (epilogue.First.IsTranscendental)
        {
            WriteSecondPass(target, output);
        }
    }

    private string Result(int position, int vector, string target, Strides output, string residual)
    {
        var name = Accumulator(position, firstVector + vector);
        var value = name;
        var before = "";
        if (epilogue.First.IsTranscendental)
        {
            return width.Store(name, Terms.Plus("raw", RawPlace(position, vector))) + ";";
        }

        if (!epilogue.First.IsIdentity)
        {
            value = Functions.Apply(epilogue.First, value, width);
        }

        if (epilogue.Residual is { } strides)
        {
            value = $"{value} + {width.Load(Terms.Plus(residual, Offset(position, vector, strides)))}";
            if (!epilogue.Second.IsIdentity)
            {
                before = $"{name} = {value}; ";
                value = Functions.Apply(epilogue.Second, name, width);
            }
        }

        return before + width.Store(value, Terms.Plus(target, Offset(position, vector, output))) + ";";
    }

    // Transcendental functions need many registers, so they run over the tile once it is out of them. It waits beside the output, not in it: where
    // tiles of two threads overlap, each may only ever see final numbers there.
    private void WriteSecondPass(string target, Strides output)
    {
        for (var vector = 0; vector < tile.Vectors; vector++)
        {
            for (var row = 0; row < tile.Rows; row++)
            {
                var first = row * tile.Columns;
                using (writer.Block($"for (var i = 0; i < {Terms.Number(tile.Columns)}; i++)"))
                {
                    writer.Line($"var value = {width.Load(Terms.Plus($"raw + (i * {Terms.Number(width.Lanes)})", RawPlace(first, vector)))};");
                    writer.Line(width.Store(
                        Functions.Apply(epilogue.First, "value", width),
                        Terms.Plus($"{target} + (i * {Terms.Number(output.Pixel)})", Offset(first, vector, output))) + ";");
                }
            }
        }
    }

    private int RawPlace(int position, int vector) => ((vector * tile.Positions) + position) * width.Lanes;
}

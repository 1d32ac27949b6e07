using System;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes the pass over the vectors of a block of 16 channels: none for 512-bit vectors, a loop for narrower ones.</summary>
public static class LaneLoop
{
    /// <summary>Writes the pass; <paramref name="body"/> gets the lane's name, or nothing.</summary>
    public static void Write(CodeWriter writer, VectorWidth width, Action<string> body)
    {
        if (width.VectorsPerBlock == 1)
        {
            body("");
            return;
        }

        using (writer.Block($"for (var lane = 0; lane < {Terms.Number(BufferLayout.Lanes)}; lane += {Terms.Number(width.Lanes)})"))
        {
            body("lane");
        }
    }
}

using System;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes loops over the channels of one position, a vector at a time to the end of the last block, with the lanes behind the last channel masked.</summary>
public static class ChannelVectors
{
    /// <summary>Writes the loop; <paramref name="body"/> gets the offset of a channel in a tensor as a function of its strides.</summary>
    public static void Each(CodeWriter writer, int channels, VectorWidth width, Action<Func<Strides, string>> body)
    {
        var lanes = BufferLayout.BlocksOf(channels) * BufferLayout.Lanes;
        using (writer.Block($"for (var channel = 0; channel < {Terms.Number(lanes)}; channel += {Terms.Number(width.Lanes)})"))
        {
            body(Offset);
        }
    }

    /// <summary>Floats from a position's first channel to <c>channel</c>.</summary>
    public static string Offset(Strides strides) =>
        strides.Block == BufferLayout.Lanes ? "channel" : $"(channel / 16 * {Terms.Number(strides.Block)}) + (channel % 16)";

    /// <summary><paramref name="value"/> of the vector at <c>channel</c> with <paramref name="filler"/> behind the last channel.</summary>
    public static string Masked(int channels, VectorWidth width, string value, string filler)
    {
        if (channels % BufferLayout.Lanes == 0)
        {
            return value;
        }

        var v = width.Type;
        var inside = $"{v}.LessThan({width.Broadcast("channel")} + {v}<int>.Indices, {width.Broadcast(Terms.Number(channels))}).AsSingle()";
        return $"{v}.ConditionalSelect({inside}, {value}, {filler})";
    }
}

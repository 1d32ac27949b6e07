using System;
using System.Text;

namespace ConvGen.Conformance.Golden;

/// <summary>The numbers the oracle filled its tensors with: a function of the tensor's name alone (see <c>tests/Oracle/ORIGIN.md</c>).</summary>
public static class DeterministicTensors
{
    /// <summary>Fills a tensor as the oracle did.</summary>
    /// <param name="name">Its state-dict name, or <c>input</c>.</param>
    /// <param name="rank">Its dimensions; a norm's weight has one, a filter more.</param>
    /// <param name="fan">The product of its dimensions but the first.</param>
    /// <param name="destination">Receives its elements.</param>
    public static void Fill(string name, int rank, long fan, Span<float> destination)
    {
        var (scale, shift) = Range(name, rank, fan);
        var seed = Seed(name);
        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = (Uniform(seed, i + 1) * scale) + shift;
        }
    }

    /// <summary>The network input of <paramref name="length"/> elements.</summary>
    public static float[] Input(int length)
    {
        var values = new float[length];
        Fill("input", 3, 1, values);
        return values;
    }

    private static (float Scale, float Shift) Range(string name, int rank, long fan)
    {
        if (name == "input")
            return (1, 0);
        if (name.EndsWith(".running_var", StringComparison.Ordinal))
            return (0.3f, 1);
        var isWeight = name.EndsWith(".weight", StringComparison.Ordinal);
        if (name.EndsWith(".running_mean", StringComparison.Ordinal) || (rank == 1 && !isWeight))
            return (0.1f, 0);
        return rank == 1 ? (0.2f, 1) : ((float)(0.9 * Math.Sqrt(6.0 / fan)), 0);
    }

    // FNV-1a over the UTF-8 bytes.
    private static ulong Seed(string name)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var octet in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ octet) * 0x100000001B3UL;
        }

        return hash;
    }

    // splitmix64; 24 bits make a number in [−1, 1) that float32 holds exactly.
    private static float Uniform(ulong seed, int index)
    {
        var state = seed + ((ulong)index * 0x9E3779B97F4A7C15UL);
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        z ^= z >> 31;
        return (float)(((z >> 40) * (1.0 / (1 << 23))) - 1);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ConvGen.Fuzz.Tests;

/// <summary>The bits that a generated network computes, in short: equal where and only where all outputs are equal bit for bit.</summary>
internal static class Fingerprint
{
    private const int Characters = 16;

    // A pair, and numbers that share out no map evenly or exceed its rows.
    private static readonly int[] Threads = [1, 2, 3, 8];

    /// <summary>What <paramref name="network"/> computes from random weights and inputs: once, or where a second run or another number of threads computes something else, every run's.</summary>
    public static string Of(Type network)
    {
        var instance = (IConvNet)network.GetMethod("CreateRandom")!.Invoke(null, [1])!;
        var info = (NetworkInfo)network.GetProperty("Info")!.GetValue(null)!;
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, info.Inputs.Sum(static input => input.Length)).Select(_ => (random.NextSingle() * 2) - 1)];
        var runs = new List<string>();
        foreach (var threads in Threads)
        {
            instance.Threads = threads;
            runs.Add(Run(instance, inputs, info));
            runs.Add(Run(instance, inputs, info));
        }

        var first = runs[0];
        return runs.TrueForAll(run => run == first) ? first : string.Join(' ', runs);
    }

    private static string Run(IConvNet instance, float[] inputs, NetworkInfo info)
    {
        var outputs = new float[info.Outputs.Sum(static output => output.Length)];
        Array.Fill(outputs, float.NaN);
        instance.RunAll(inputs, outputs);
        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<float>(outputs)))[..Characters];
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ConvGen.Bits;

/// <summary>The bits that a generated network computes, in short: equal where and only where all outputs are equal bit for bit.</summary>
internal static class Fingerprint
{
    private const int Characters = 16;

    // Twice on one thread; then a pair, and numbers that share out no map evenly or exceed its rows.
    private static readonly int[] Threads = [1, 1, 2, 3, 8];

    /// <summary>What <paramref name="network"/> computes from random weights and inputs.</summary>
    public static string Of(Type network)
    {
        var instance = (IConvNet)network.GetMethod("CreateRandom")!.Invoke(null, [1])!;
        var info = (NetworkInfo)network.GetProperty("Info")!.GetValue(null)!;
        var random = new Random(1);
        return Of(instance, info, [.. Enumerable.Range(0, info.Inputs.Sum(static input => input.Length)).Select(_ => (random.NextSingle() * 2) - 1)]);
    }

    /// <summary>What <paramref name="instance"/> computes from <paramref name="inputs"/>: once, or where a second run or another number of threads computes something else, every run's.</summary>
    public static string Of(IConvNet instance, NetworkInfo info, float[] inputs)
    {
        var runs = new List<string>();
        foreach (var threads in Threads)
        {
            instance.Threads = threads;
            runs.Add(Run(instance, inputs, info));
        }

        return runs.Distinct().Count() == 1 ? runs[0] : string.Join(' ', runs);
    }

    private static string Run(IConvNet instance, float[] inputs, NetworkInfo info)
    {
        var outputs = new float[info.Outputs.Sum(static output => output.Length)];
        Array.Fill(outputs, float.NaN);
        instance.RunAll(inputs, outputs);

        // Infinities and NaN would agree whatever was computed on the way.
        return Array.Exists(outputs, float.IsFinite)
            ? Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<float>(outputs)))[..Characters]
            : throw new InvalidDataException($"no output of {instance.GetType()} is a number");
    }
}

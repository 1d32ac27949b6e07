using System;
using System.Collections.Generic;

namespace ConvGen.Model;

/// <summary>The names that generated code takes in a network's class.</summary>
public static class GeneratedMembers
{
    /// <summary>What the names of anchor tables begin with.</summary>
    public const string AnchorsPrefix = "AnchorsOf";

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "InputLength", "InputChannels", "InputDepth", "InputHeight", "InputWidth",
        "OutputLength", "OutputChannels", "OutputDepth", "OutputHeight", "OutputWidth",
        "Parameters", "Macs", "Flops", "MacsExact",
        "WeightBytes", "PackedWeightBytes", "PeakActivationBytes", "ArenaBytes",
        "Layers", "Inputs", "Outputs", "Info",
        "Load", "Create", "CreateRandom", "LoadDefault",
        "Run", "RunAll", "RunBatch", "Threads",
        "Pack", "Start", "Share", "Call", "Execute", "Batch", "ShareBatch", "_weights", "_arenas", "_images",
    };

    /// <summary>Whether a member named <paramref name="name"/> would stand in the way of a generated one.</summary>
    public static bool Contains(string name) => Names.Contains(name) || name.StartsWith(AnchorsPrefix, StringComparison.Ordinal);
}

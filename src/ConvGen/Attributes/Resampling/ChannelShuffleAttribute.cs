using System;

namespace ConvGen;

/// <summary>Channels seen as a groups × (C/groups) matrix, transposed (Zhang 2018): output channel i·g + j is input channel j·(C/g) + i. No weights.</summary>
/// <param name="groups">Groups g; it divides the channels.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ChannelShuffleAttribute(int groups) : LayerAttribute
{
    /// <summary>Groups g.</summary>
    public int Groups { get; } = groups;
}

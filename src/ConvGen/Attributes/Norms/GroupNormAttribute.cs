using System;

namespace ConvGen;

/// <summary>
/// Group normalisation: mean and variance over each group of channels and all positions, then weight and bias per channel.
/// Weights: <c>{key}.weight</c> [c], <c>{key}.bias</c> [c].
/// </summary>
/// <param name="groups">Groups; they divide the channels.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GroupNormAttribute(int groups) : NormalizationAttribute
{
    /// <summary>Groups.</summary>
    public int Groups { get; } = groups;
}

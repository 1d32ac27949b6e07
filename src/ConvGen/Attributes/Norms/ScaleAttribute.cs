using System;

namespace ConvGen;

/// <summary>
/// A factor per channel from the weights, y = x · weight (+ bias): <c>{key}.weight</c> [c] or [c, 1, 1], <c>{key}.bias</c> [c] if <see cref="Bias"/>.
/// With <see cref="Factor"/> or <see cref="Offset"/> given it is y = x · factor + offset, without weights.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ScaleAttribute : LayerAttribute
{
    /// <summary>Whether a bias per channel is added from the weights; false by default.</summary>
    public bool Bias { get; set; }

    /// <summary>A constant factor instead of weights; 1 where only <see cref="Offset"/> is given.</summary>
    public double Factor { get; set; } = 1;

    /// <summary>A constant offset instead of weights; 0 where only <see cref="Factor"/> is given.</summary>
    public double Offset { get; set; }
}

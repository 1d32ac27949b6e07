using System;

namespace ConvGen;

/// <summary>The mean over all positions of each channel: C × D × H × W becomes C × 1 × 1 × 1. No weights.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAvgPoolAttribute : LayerAttribute;

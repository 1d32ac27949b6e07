using System;

namespace ConvGen;

/// <summary>y = x · clamp(x / 6 + 1/2, 0, 1) (Howard 2019). The shape stays; no weights.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HardSwishAttribute : LayerAttribute;

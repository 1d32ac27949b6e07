using System;

namespace ConvGen;

/// <summary>y = x · tanh(ln(1 + eˣ)). The shape stays; no weights.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MishAttribute : LayerAttribute;

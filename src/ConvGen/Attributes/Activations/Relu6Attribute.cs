using System;

namespace ConvGen;

/// <summary>y = min(max(x, 0), 6). The shape stays; no weights.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Relu6Attribute : LayerAttribute;

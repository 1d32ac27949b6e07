using System;

namespace ConvGen;

/// <summary>y = x · sigmoid x, also called Swish. The shape stays; no weights.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SiluAttribute : LayerAttribute;

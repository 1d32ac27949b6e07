using System;

namespace ConvGen;

/// <summary>y = x for x &gt; 0, alpha · (eˣ − 1) below. The shape stays; no weights.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EluAttribute : LayerAttribute
{
    /// <summary>The negative of the limit far below zero; 1 by default.</summary>
    public double Alpha { get; set; } = 1;
}

using System;

namespace ConvGen;

/// <summary>The self-normalising ELU (Klambauer 2017): y = 1.0507 · x for x &gt; 0, 1.0507 · 1.67326 · (eˣ − 1) below. The shape stays; no weights.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SeluAttribute : LayerAttribute;

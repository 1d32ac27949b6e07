using System;

namespace ConvGen;

/// <summary>
/// Expands a block: its layers stand here, with the arguments in place of <see cref="Param.A"/>, <see cref="Param.B"/> … in order.
/// From outside, its name is the block's last layer and <c>name.layer</c> one of its layers.
/// Tensors are named <c>{Use's key or name}.{inner key or name}.…</c>; an empty key adds nothing.
/// </summary>
/// <typeparam name="TBlock">A class marked <see cref="ConvBlockAttribute"/>.</typeparam>
/// <param name="arguments">One integer per placeholder the block uses.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UseAttribute<TBlock>(params int[] arguments) : LayerAttribute
    where TBlock : class
{
    /// <summary>One integer per placeholder the block uses.</summary>
    public int[] Arguments { get; } = arguments;

    /// <summary>How many times the block stands behind itself; 1 by default. <c>{n}</c> in the key is the repetition.</summary>
    public int Repeat { get; set; } = 1;

    /// <summary>The number of the first repetition in <c>{n}</c>; 0 by default.</summary>
    public int First { get; set; }
}

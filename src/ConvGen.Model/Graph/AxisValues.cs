namespace ConvGen.Model;

/// <summary>One number for all spatial axes, or one per axis, as declared; <see cref="On"/> reads it once the rank is known.</summary>
/// <param name="Values">One value, or one per axis.</param>
public readonly record struct AxisValues(EquatableArray<int> Values)
{
    /// <summary>The same value on every axis.</summary>
    public AxisValues(int value)
        : this(new EquatableArray<int>(value))
    {
    }

    /// <summary>Whether the values suit a tensor of <paramref name="rank"/> spatial axes.</summary>
    public bool Suits(int rank) => Values.Count == 1 || Values.Count == rank;

    /// <summary>The value on <paramref name="axis"/>.</summary>
    public int On(int axis) => Values.Count == 1 ? Values[0] : Values[axis];
}

/// <summary>Padding as declared: one number, one per axis, or begin-then-end for all axes.</summary>
/// <param name="Values">One value, one per axis, or two per axis (all begins, then all ends).</param>
public readonly record struct PaddingValues(EquatableArray<int> Values)
{
    /// <summary>The same padding on every side.</summary>
    public PaddingValues(int value)
        : this(new EquatableArray<int>(value))
    {
    }

    /// <summary>Whether the values suit a tensor of <paramref name="rank"/> spatial axes.</summary>
    public bool Suits(int rank) => Values.Count == 1 || Values.Count == rank || Values.Count == 2 * rank;

    /// <summary>The padding before the first position of <paramref name="axis"/>.</summary>
    public int Low(int axis, int rank) => Values.Count == 1 ? Values[0] : Values[axis];

    /// <summary>The padding after the last position of <paramref name="axis"/>.</summary>
    public int High(int axis, int rank) => Values.Count == 1 ? Values[0] : Values.Count == rank ? Values[axis] : Values[rank + axis];
}

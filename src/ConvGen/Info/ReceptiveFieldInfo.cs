namespace ConvGen;

/// <summary>What a feature map's outputs see of the first input along one axis, in input pixels; borders are not clipped.</summary>
public sealed record ReceptiveFieldInfo
{
    /// <summary>Pixels the widest output phase reads.</summary>
    public required long Size { get; init; }

    /// <summary>Pixels the narrowest output phase reads; differs from <see cref="Size"/> behind transposed convolutions and resizes.</summary>
    public required long MinSize { get; init; }

    /// <summary>The distance of the fields of neighbouring outputs.</summary>
    public required double Jump { get; init; }

    /// <summary>The centre of output 0's field on the regular grid; pixel 0's centre is 0.</summary>
    public required double Center { get; init; }

    /// <summary>±2σ of the untrained, linear, uniform-weight estimate (Luo 2016).</summary>
    public required double EffectiveSize { get; init; }

    /// <summary>Whether a global operation reads everything; the sizes are then the input's.</summary>
    public required bool IsWholeInput { get; init; }
}

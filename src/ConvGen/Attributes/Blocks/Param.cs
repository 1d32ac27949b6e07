namespace ConvGen;

/// <summary>
/// Placeholders for the integers of a block: wherever a block's attribute takes an <c>int</c>, one of these stands for the argument that
/// <see cref="UseAttribute{TBlock}"/> passes. They are constants far outside any sensible value, and nothing may be computed with them.
/// </summary>
public static class Param
{
    /// <summary>The first argument.</summary>
    public const int A = int.MinValue;

    /// <summary>The second argument.</summary>
    public const int B = int.MinValue + 1_000_003;

    /// <summary>The third argument.</summary>
    public const int C = int.MinValue + (2 * 1_000_003);

    /// <summary>The fourth argument.</summary>
    public const int D = int.MinValue + (3 * 1_000_003);

    /// <summary>The fifth argument.</summary>
    public const int E = int.MinValue + (4 * 1_000_003);

    /// <summary>The sixth argument.</summary>
    public const int F = int.MinValue + (5 * 1_000_003);

    /// <summary>The seventh argument.</summary>
    public const int G = int.MinValue + (6 * 1_000_003);

    /// <summary>The eighth argument.</summary>
    public const int H = int.MinValue + (7 * 1_000_003);
}

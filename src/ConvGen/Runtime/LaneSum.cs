using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.Runtime;

/// <summary>
/// The sum over the sixteen lanes of a block of channels, always in the same order: lane i and lane i + 8, then i + 4, i + 2 and i + 1. However many vectors
/// the lanes lie in, the result has the same bits.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneSum
{
    /// <summary>The sum of sixteen lanes.</summary>
    /// <param name="lanes">All of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(Vector512<float> lanes) => OfEight(lanes.GetLower() + lanes.GetUpper());

    /// <summary>The sum of sixteen lanes.</summary>
    /// <param name="first">Lanes 0 to 7.</param>
    /// <param name="second">Lanes 8 to 15.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(Vector256<float> first, Vector256<float> second) => OfEight(first + second);

    /// <summary>The sum of sixteen lanes.</summary>
    /// <param name="first">Lanes 0 to 3.</param>
    /// <param name="second">Lanes 4 to 7.</param>
    /// <param name="third">Lanes 8 to 11.</param>
    /// <param name="fourth">Lanes 12 to 15.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(Vector128<float> first, Vector128<float> second, Vector128<float> third, Vector128<float> fourth) =>
        OfFour((first + third) + (second + fourth));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float OfEight(Vector256<float> lanes) => OfFour(lanes.GetLower() + lanes.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float OfFour(Vector128<float> lanes)
    {
        var pairs = lanes + Vector128.Shuffle(lanes, Vector128.Create(2, 3, 0, 1));
        return pairs[0] + pairs[1];
    }
}

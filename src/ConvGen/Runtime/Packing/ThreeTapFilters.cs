using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.Runtime;

/// <summary>
/// The filter transform G·g·Gᵀ of minimal filtering for 3×3 filters (Lavin and Gray 2016, section 4), 16 at once, with the operations and in the order in which generated kernels transform filters
/// during a run: packed filters have the same bits.
/// </summary>
internal static unsafe class ThreeTapFilters
{
    private const int Lanes = 16;
    private const int Taps = 3;
    private const int MaxSide = 6;

    /// <summary>Transforms one channel of 16 filters.</summary>
    /// <param name="filters">The taps, 16 filters side by side.</param>
    /// <param name="side">Positions along a side of a tile, 4 or 6.</param>
    /// <param name="place">Where the results of the first position go, side by side.</param>
    /// <param name="positionStep">Floats from one position to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform(float* filters, int side, float* place, long positionStep)
    {
        var columns = stackalloc float[MaxSide * Taps * Lanes];
        for (var lane = 0; lane < Lanes; lane += Vector128<float>.Count)
        {
            for (var column = 0; column < Taps; column++)
            {
                Combine(filters + (column * Lanes) + lane, Taps * Lanes, side, columns + (column * Lanes) + lane, Taps * Lanes);
            }

            for (var row = 0; row < side; row++)
            {
                Combine(columns + (row * Taps * Lanes) + lane, Lanes, side, place + (row * side * positionStep) + lane, positionStep);
            }
        }
    }

    // G times three numbers that lie `step` apart.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Combine(float* source, int step, int side, float* target, long targetStep)
    {
        var (first, second, third) = (Vector128.Load(source), Vector128.Load(source + step), Vector128.Load(source + (2 * step)));
        var outer = first + third;
        Vector128.Store(third, target + ((side - 1) * targetStep));
        if (side == 4)
        {
            var half = outer * 0.5f;
            Vector128.Store(first, target);
            Vector128.Store(Fused(second, 0.5f, half), target + targetStep);
            Vector128.Store(Fused(second, -0.5f, half), target + (2 * targetStep));
            return;
        }

        var near = outer * (-1f / 6);
        var far = Fused(third, 1f / 6, first * (1f / 24));
        Vector128.Store(first * 0.25f, target);
        Vector128.Store(Fused(second, -1f / 6, near), target + targetStep);
        Vector128.Store(Fused(second, 1f / 6, near), target + (2 * targetStep));
        Vector128.Store(Fused(second, 1f / 12, far), target + (3 * targetStep));
        Vector128.Store(Fused(second, -1f / 12, far), target + (4 * targetStep));
    }

    private static Vector128<float> Fused(Vector128<float> value, float factor, Vector128<float> summand) =>
        Vector128.MultiplyAddEstimate(value, Vector128.Create(factor), summand);
}

using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.Runtime;

/// <summary>The filter transform G·g·Gᵀ of minimal filtering, in double precision (Lavin and Gray 2016, section 4), for 16 filters at once, of sizes that are never transformed during a run.</summary>
internal sealed unsafe class WinogradFilters
{
    private const int Lanes = 16;
    private const int MaxSide = 6;
    private const int MaxKernel = 5;

    private readonly int _kernel;
    private readonly int _side;
    private readonly double[] _matrix;

    /// <summary>The transform of <paramref name="kernel"/>×<paramref name="kernel"/> filters to tiles of <paramref name="side"/>×<paramref name="side"/>.</summary>
    public WinogradFilters(int kernel, int side)
    {
        (_kernel, _side, _matrix) = (kernel, side, new double[side * kernel]);
        Fill(_matrix, side, kernel);
    }

    /// <summary>Transforms one channel of 16 filters.</summary>
    /// <param name="filters">The taps, 16 filters side by side.</param>
    /// <param name="place">Where the results of the first position go, side by side.</param>
    /// <param name="positionStep">Floats from one position to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(double* filters, float* place, long positionStep)
    {
        var columns = stackalloc double[MaxSide * MaxKernel * Lanes];
        var result = stackalloc double[Lanes];
        for (var row = 0; row < _side; row++)
        {
            for (var column = 0; column < _kernel; column++)
            {
                Combine(row, filters + (column * Lanes), _kernel * Lanes, columns + (((row * _kernel) + column) * Lanes));
            }
        }

        for (var row = 0; row < _side; row++)
        {
            for (var column = 0; column < _side; column++, place += positionStep)
            {
                Combine(column, columns + (row * _kernel * Lanes), Lanes, result);
                for (var lane = 0; lane < Lanes; lane++)
                {
                    place[lane] = (float)result[lane];
                }
            }
        }
    }

    /// <summary>G: row i holds the powers of point i over the product of its distances from the other points; the last row is the point ∞.</summary>
    public static void Fill(Span<double> matrix, int n, int kernel)
    {
        ReadOnlySpan<double> points = n == 4 ? [0, 1, -1] : [0, 1, -1, 2, -2];
        matrix.Clear();
        for (var row = 0; row < points.Length; row++)
        {
            var scale = 1.0;
            for (var other = 0; other < points.Length; other++)
            {
                scale *= other == row ? 1 : points[row] - points[other];
            }

            // The transforms of four points take the first row with the other sign.
            var power = n == 4 && row == 0 ? -1 / scale : 1 / scale;
            for (var tap = 0; tap < kernel; tap++, power *= points[row])
            {
                matrix[(row * kernel) + tap] = power;
            }
        }

        matrix[^1] = 1;
    }

    // Row `row` of G times the numbers that lie `step` apart, in each of the lanes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Combine(int row, double* source, int step, double* target)
    {
        for (var lane = 0; lane < Lanes; lane += Vector128<double>.Count)
        {
            var sum = Vector128<double>.Zero;
            for (var tap = 0; tap < _kernel; tap++)
            {
                sum += Vector128.Create(_matrix[(row * _kernel) + tap]) * Vector128.Load(source + (tap * step) + lane);
            }

            Vector128.Store(sum, target + lane);
        }
    }
}

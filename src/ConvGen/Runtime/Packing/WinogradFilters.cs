using System;

namespace ConvGen.Runtime;

/// <summary>The filter transform G·g·Gᵀ of minimal filtering, in double precision (Lavin and Gray 2016, section 4).</summary>
internal static class WinogradFilters
{
    /// <summary>Transforms the k×k filter at <paramref name="index"/> of a bank into (outputTile + k − 1)² numbers.</summary>
    public static void Transform(FilterBank bank, int filter, int index, int kernel, int outputTile, Span<double> result)
    {
        var n = outputTile + kernel - 1;
        Span<double> matrix = stackalloc double[n * kernel];
        Fill(matrix, n, kernel);
        Span<double> columns = stackalloc double[n * kernel];
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < kernel; column++)
            {
                var sum = 0.0;
                for (var tap = 0; tap < kernel; tap++)
                {
                    sum += matrix[(row * kernel) + tap] * bank.ExactWeight(filter, index + (tap * kernel) + column);
                }

                columns[(row * kernel) + column] = sum;
            }
        }

        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < n; column++)
            {
                result[(row * n) + column] = Dot(matrix.Slice(column * kernel, kernel), columns.Slice(row * kernel, kernel));
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

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}

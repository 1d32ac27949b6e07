using System;

namespace ConvGen.Runtime;

/// <summary>The filter transform G·g·Gᵀ of minimal filtering, in double precision (Lavin and Gray 2016, section 4).</summary>
internal static class WinogradFilters
{
    // F(2, 3) on the points 0, 1, −1, ∞ and F(4, 3) on 0, 1, −1, 2, −2, ∞.
    private static readonly double[][] s_small = [[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]];

    private static readonly double[][] s_large =
    [
        [1.0 / 4, 0, 0],
        [-1.0 / 6, -1.0 / 6, -1.0 / 6],
        [-1.0 / 6, 1.0 / 6, -1.0 / 6],
        [1.0 / 24, 1.0 / 12, 1.0 / 6],
        [1.0 / 24, -1.0 / 12, 1.0 / 6],
        [0, 0, 1],
    ];

    /// <summary>Transforms the 3×3 filter at <paramref name="index"/> of a bank into (outputTile + 2)² numbers.</summary>
    public static void Transform(FilterBank bank, int filter, int index, int outputTile, Span<double> result)
    {
        var matrix = outputTile == 2 ? s_small : s_large;
        var n = matrix.Length;
        Span<double> columns = stackalloc double[n * 3];
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                columns[(row * 3) + column] = Dot(
                    matrix[row],
                    bank.ExactWeight(filter, index + column),
                    bank.ExactWeight(filter, index + 3 + column),
                    bank.ExactWeight(filter, index + 6 + column));
            }
        }

        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < n; column++)
            {
                result[(row * n) + column] = Dot(matrix[column], columns[row * 3], columns[(row * 3) + 1], columns[(row * 3) + 2]);
            }
        }
    }

    private static double Dot(double[] line, double a, double b, double c) => (line[0] * a) + (line[1] * b) + (line[2] * c);
}

using System.Linq;

namespace ConvGen.Onnx;

/// <summary>A linear map along one spatial axis, as a matrix product: for resampling that no operator of opset 17 describes exactly.</summary>
internal static class AxisMatrix
{
    /// <summary>The most elements of a matrix: a quarter of what a model's two gigabytes hold.</summary>
    public const long MostElements = 1L << 27;

    /// <summary>Replaces the values along <paramref name="axis"/> by <paramref name="matrix"/> (output × input) times them.</summary>
    public static string Apply(ExportGraph graph, string value, int rank, int axis, float[,] matrix)
    {
        var (rows, columns) = (matrix.GetLength(0), matrix.GetLength(1));
        var transposed = new float[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                transposed[(column * rows) + row] = matrix[row, column];
            }
        }

        // Swapping the axis with the last one is its own inverse.
        var swap = Enumerable.Range(0, rank + 2).ToArray();
        (swap[axis + 2], swap[^1]) = (swap[^1], swap[axis + 2]);
        var isLast = axis == rank - 1;
        value = isLast ? value : graph.Transpose(value, swap);
        value = graph.Binary("MatMul", value, graph.Constant([columns, rows], transposed));
        return isLast ? value : graph.Transpose(value, swap);
    }
}

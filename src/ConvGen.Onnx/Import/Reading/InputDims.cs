using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>The extents of the graph's inputs, open ones filled in.</summary>
internal static class InputDims
{
    /// <summary>All extents.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="shape">The first input's shape without the batch, if the user gave it.</param>
    /// <exception cref="OnnxImportException">An extent is still open, or the shape does not fit.</exception>
    public static IReadOnlyList<int[]> Resolve(ImportGraph graph, IReadOnlyList<int>? shape)
    {
        if (graph.Inputs.Count == 0)
        {
            throw new OnnxImportException("The graph has no input that is computed on.");
        }

        if (graph.Inputs.FirstOrDefault(static input => !input.IsReal) is { } other)
        {
            throw new OnnxImportException($"The input '{other.Name}' is no tensor of real numbers; networks take float32.");
        }

        return [.. graph.Inputs.Select((input, i) => Resolve(input, i == 0 ? shape : null, isFirst: i == 0))];
    }

    private static int[] Resolve(GraphInput input, IReadOnlyList<int>? shape, bool isFirst)
    {
        if (shape is not null)
        {
            return Given(input, shape);
        }

        if (input.Dims is not { Count: > 0 } dims)
        {
            throw new OnnxImportException($"The file does not say what shape the input '{input.Name}' has; give it.");
        }

        // An open first extent is the batch.
        var known = dims.Select((extent, i) => extent ?? (i == 0 && dims.Count > 1 ? 1 : null)).ToList();
        if (known.All(static extent => extent is not null))
        {
            return Counted(input.Name, [.. known.Select(static extent => extent!.Value)]);
        }

        var message = $"The input '{input.Name}' has the shape {TensorDims.Text(dims.Select(static extent => extent?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"))}; give the open extents.";
        throw isFirst && dims.Count > 1 ? new OnnxImportException(message, [.. known.Skip(1)]) : new OnnxImportException(message);
    }

    private static int[] Given(GraphInput input, IReadOnlyList<int> shape)
    {
        if (shape.Count == 0 || shape.Any(static extent => extent < 1))
        {
            throw new OnnxImportException($"The shape {TensorDims.Text(shape)} given for the input '{input.Name}' is no shape.");
        }

        int[] dims = [1, .. shape];
        if (input.Dims is { } declared)
        {
            var fits = declared.Count == dims.Length && declared.Skip(1).Zip(shape).All(static pair => pair.First is null || pair.First == pair.Second);
            if (!fits)
            {
                throw new OnnxImportException(
                    $"The shape {TensorDims.Text(shape)} given for the input '{input.Name}' does not fit the file's {TensorDims.Text(declared.Select(static extent => extent?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"))}.");
            }
        }

        return Counted(input.Name, dims);
    }

    private static int[] Counted(string name, int[] dims) => TensorDims.CheckedCount(dims.Select(static extent => (long)extent)) is > 0
        ? dims
        : throw new OnnxImportException($"The input '{name}' of {TensorDims.Text(dims)} has more elements than an array holds.");
}

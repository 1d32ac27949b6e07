using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>The positions start, start + step … of an axis.</summary>
internal readonly record struct SliceRange(int Start, int Step, int Length)
{
    /// <summary>What <c>Slice</c> takes of each dimension.</summary>
    public static SliceRange[] Read(ImportNode node, IReadOnlyList<int> dims, int[]? starts, int[]? ends, int[]? axes, int[]? steps)
    {
        if (starts is null || ends is null || starts.Length != ends.Length || (axes ?? starts).Length != starts.Length || (steps ?? starts).Length != starts.Length)
        {
            throw new NodeRefusedException($"the starts, ends, axes and steps of '{node.Name}' do not fit together");
        }

        var ranges = dims.Select(static extent => new SliceRange(0, 1, extent)).ToArray();
        for (var i = 0; i < starts.Length; i++)
        {
            var axis = axes?[i] ?? i;
            axis = axis < 0 ? axis + dims.Count : axis;
            if (axis < 0 || axis >= dims.Count)
            {
                throw new NodeRefusedException(string.Create(CultureInfo.InvariantCulture, $"it slices axis {axis} of {dims.Count}"));
            }

            ranges[axis] = Of(dims[axis], starts[i], ends[i], steps?[i] ?? 1);
        }

        return ranges;
    }

    /// <summary>The lengths of the parts <c>Split</c> makes.</summary>
    public static int[] SplitLengths(ImportNode node, int extent, int[]? given)
    {
        if (given is not null)
        {
            return given.All(static length => length >= 0) && given.Sum(static length => (long)length) == extent
                ? given
                : throw new NodeRefusedException(string.Create(CultureInfo.InvariantCulture, $"its parts {TensorDims.Text(given)} are not the {extent} positions there are"));
        }

        var count = (int)Math.Min(node.Integer("num_outputs", node.Outputs.Count), int.MaxValue);
        if (count < 1 || count > extent)
        {
            throw new NodeRefusedException(string.Create(CultureInfo.InvariantCulture, $"{extent} positions cannot be split into {count} parts"));
        }

        var length = (extent + count - 1) / count;
        return [.. Enumerable.Range(0, count).Select(i => Math.Clamp(extent - (i * length), 0, length))];
    }

    private static SliceRange Of(int extent, long start, long end, int step)
    {
        if (step == 0)
        {
            throw new NodeRefusedException("its step is 0");
        }

        start = start < 0 ? start + extent : start;
        end = end < 0 ? end + extent : end;
        (start, end) = step > 0
            ? (Math.Clamp(start, 0, extent), Math.Clamp(end, 0, extent))
            : (Math.Clamp(start, 0, extent - 1), Math.Clamp(end, -1, extent - 1));
        var length = step > 0 ? (end - start + step - 1) / step : (start - end - step - 1) / -(long)step;
        return new SliceRange((int)start, step, (int)Math.Max(0, length));
    }
}

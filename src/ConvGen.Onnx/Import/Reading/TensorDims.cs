using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Arithmetic on the extents of tensors, the first index being the slowest.</summary>
internal static class TensorDims
{
    /// <summary>The most elements a tensor may have here.</summary>
    public const int Most = 1 << 29;

    /// <summary>The number of elements; the caller knows that it is small.</summary>
    public static int Count(IReadOnlyList<int> dims) => dims.Aggregate(1, static (product, extent) => checked(product * extent));

    /// <summary>The number of elements, or null where an extent is negative or there are more than <see cref="Most"/>.</summary>
    public static int? CheckedCount(IEnumerable<long> dims)
    {
        var product = 1L;
        var isEmpty = false;
        foreach (var extent in dims)
        {
            if (extent is < 0 or > Most)
            {
                return null;
            }

            isEmpty |= extent == 0;
            product *= extent == 0 ? 1 : extent;
            if (product > Most)
            {
                return null;
            }
        }

        return isEmpty ? 0 : (int)product;
    }

    /// <summary>How far apart neighbours along each axis are.</summary>
    public static int[] Strides(IReadOnlyList<int> dims)
    {
        var strides = new int[dims.Count];
        var stride = 1;
        for (var axis = dims.Count - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= dims[axis];
        }

        return strides;
    }

    /// <summary>The indices of element number <paramref name="element"/>.</summary>
    public static int[] Unravel(int element, IReadOnlyList<int> dims)
    {
        var index = new int[dims.Count];
        for (var axis = dims.Count - 1; axis >= 0; axis--)
        {
            index[axis] = element % dims[axis];
            element /= dims[axis];
        }

        return index;
    }

    /// <summary>The common shape of two operands that stretch to each other; null where they do not.</summary>
    public static int[]? Broadcast(IReadOnlyList<int> left, IReadOnlyList<int> right)
    {
        var dims = new int[System.Math.Max(left.Count, right.Count)];
        for (var i = 1; i <= dims.Length; i++)
        {
            var (a, b) = (i <= left.Count ? left[^i] : 1, i <= right.Count ? right[^i] : 1);
            if (a != b && a != 1 && b != 1)
            {
                return null;
            }

            dims[^i] = a == 1 ? b : a;
        }

        return dims;
    }

    /// <summary>The element of a tensor of <paramref name="dims"/> that stands at <paramref name="index"/> of the shape it is stretched to.</summary>
    public static int Stretched(int[] index, IReadOnlyList<int> dims)
    {
        var element = 0;
        for (var axis = 0; axis < dims.Count; axis++)
        {
            element = (element * dims[axis]) + (dims[axis] == 1 ? 0 : index[index.Length - dims.Count + axis]);
        }

        return element;
    }

    /// <summary>As people write it: [1, 3, 224, 224].</summary>
    public static string Text<T>(IEnumerable<T> dims) =>
        "[" + string.Join(", ", dims.Select(static extent => string.Create(CultureInfo.InvariantCulture, $"{extent}"))) + "]";
}

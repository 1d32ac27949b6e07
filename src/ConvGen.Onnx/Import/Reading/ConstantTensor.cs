using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>A tensor whose elements are known at import: real ones as float, all integer types and truth values as long.</summary>
internal sealed class ConstantTensor
{
    private ConstantTensor(int[] dims, float[]? floats, long[]? integers) => (Dims, Floats, Integers) = (dims, floats, integers);

    public int[] Dims { get; }

    public int Rank => Dims.Length;

    /// <summary>The elements, if they are real.</summary>
    public float[]? Floats { get; }

    /// <summary>The elements, if they are integers.</summary>
    public long[]? Integers { get; }

    public int Count => Floats?.Length ?? Integers!.Length;

    public double this[int index] => Floats is { } floats ? floats[index] : Integers![index];

    public static ConstantTensor Of(int[] dims, float[] elements) => new(dims, elements, null);

    public static ConstantTensor Of(int[] dims, long[] elements) => new(dims, null, elements);

    public static ConstantTensor Of(params IEnumerable<long> elements)
    {
        var items = elements.ToArray();
        return Of([items.Length], items);
    }

    /// <summary>The elements under another shape of as many elements.</summary>
    public ConstantTensor Reshaped(int[] dims) => new(dims, Floats, Integers);

    /// <summary>A tensor of <paramref name="dims"/> whose element i is this one's at <paramref name="source"/>(i).</summary>
    public ConstantTensor Gathered(int[] dims, Func<int, int> source)
    {
        var count = TensorDims.Count(dims);
        return Floats is { } floats
            ? Of(dims, Gather(floats, count, source))
            : Of(dims, Gather(Integers!, count, source));
    }

    /// <summary>Whether all elements are equal, and to what.</summary>
    public bool IsUniform(out double value)
    {
        value = Count > 0 ? this[0] : 0;
        for (var i = 1; i < Count; i++)
        {
            if (this[i] != value)
            {
                return false;
            }
        }

        return Count > 0;
    }

    /// <summary>The integers, each within the range of an index.</summary>
    public int[]? ToInts()
    {
        if (Integers is null || Integers.Any(static value => value is < int.MinValue or > int.MaxValue))
        {
            return null;
        }

        return [.. Integers.Select(static value => (int)value)];
    }

    /// <summary>The elements as floats.</summary>
    public float[] ToFloats() => Floats ?? Array.ConvertAll(Integers!, static value => (float)value);

    private static T[] Gather<T>(T[] elements, int count, Func<int, int> source)
    {
        var gathered = new T[count];
        for (var i = 0; i < count; i++)
        {
            gathered[i] = elements[source(i)];
        }

        return gathered;
    }
}

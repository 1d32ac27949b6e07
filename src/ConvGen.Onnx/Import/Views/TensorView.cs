using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>
/// How the dimensions of an ONNX tensor are made of the axes of the feature map it is: per dimension the factors of axes that it counts through,
/// outermost first. Reshapes and transposes change the view alone; that is how layouts, flattening and shuffles are recognised.
/// </summary>
/// <remarks>Axes and dimensions of extent 1 have no factors.</remarks>
internal sealed class TensorView : IEquatable<TensorView>
{
    private readonly AxisAtom[][] _dims;

    private TensorView(IEnumerable<IEnumerable<AxisAtom>> dims) => _dims = [.. dims.Select(Merge)];

    public int Rank => _dims.Length;

    public int[] Extents => [.. _dims.Select(static dim => dim.Aggregate(1, static (product, atom) => product * atom.Size))];

    public IReadOnlyList<AxisAtom> this[int dim] => _dims[dim];

    /// <summary>All factors in the order of the elements.</summary>
    public AxisAtom[] Order => Merge(_dims.SelectMany(static dim => dim));

    /// <summary>A view whose dimensions are these factors.</summary>
    public static TensorView Of(params IEnumerable<IEnumerable<AxisAtom>> dims) => new(dims);

    /// <summary>The dimensions an ONNX operator expects: a batch of 1, channels, positions.</summary>
    public static TensorView Image(TensorShape shape) => new([[], .. Axes(shape).Select(axis => Whole(shape, axis))]);

    /// <summary>A whole axis.</summary>
    public static AxisAtom[] Whole(TensorShape shape, int axis) => Extent(shape, axis) == 1 ? [] : [new AxisAtom(axis, 1, Extent(shape, axis))];

    /// <summary>All axes, channels first or last.</summary>
    public static IEnumerable<int> Axes(TensorShape shape, LayoutKind layout = LayoutKind.ChannelsFirst)
    {
        var spatial = Enumerable.Range(1, shape.Rank);
        return layout == LayoutKind.ChannelsFirst ? spatial.Prepend(0) : spatial.Append(0);
    }

    public static int Extent(TensorShape shape, int axis) => axis == 0 ? shape.Channels : shape.Extents[axis - 1];

    /// <summary>Whether dimension <paramref name="dim"/> is exactly the axis <paramref name="axis"/>.</summary>
    public bool IsWhole(int dim, int axis, TensorShape shape) => _dims[dim].AsSpan().SequenceEqual(Whole(shape, axis));

    /// <summary>The axis that dimension <paramref name="dim"/> is; null where it is none or only a part of one.</summary>
    public int? AxisOf(int dim, TensorShape shape) =>
        _dims[dim] is [var atom] && IsWhole(dim, atom.Axis, shape) ? atom.Axis : null;

    /// <summary>Whether the elements stand in the order of the feature map itself.</summary>
    public bool IsInOrder(TensorShape shape, LayoutKind layout) =>
        Order.AsSpan().SequenceEqual(Merge(Axes(shape, layout).SelectMany(axis => Whole(shape, axis))));

    public TensorView Transposed(IReadOnlyList<int> permutation) => new(permutation.Select(dim => _dims[dim]));

    /// <summary>The same elements in the same order under other extents; null where a dimension would be no product of factors.</summary>
    public TensorView? Reshaped(IReadOnlyList<int> extents)
    {
        var waiting = new Stack<AxisAtom>(Order.Reverse());
        var dims = new List<List<AxisAtom>>();
        foreach (var extent in extents)
        {
            var dim = new List<AxisAtom>();
            for (var left = extent; left > 1;)
            {
                if (!waiting.TryPop(out var atom))
                {
                    return null;
                }

                if (left % atom.Size == 0)
                {
                    dim.Add(atom);
                    left /= atom.Size;
                }
                else if (atom.Size % left == 0)
                {
                    var rest = atom.Size / left;
                    dim.Add(new AxisAtom(atom.Axis, atom.Inner * rest, left));
                    waiting.Push(atom with { Size = rest });
                    left = 1;
                }
                else
                {
                    return null;
                }
            }

            dims.Add(dim);
        }

        return waiting.Count == 0 ? new TensorView(dims) : null;
    }

    /// <summary>The view of a map that differs from this one's in whole axes only: each dimension takes its axis's new extent.</summary>
    public TensorView Resized(TensorShape from, TensorShape to) => new(_dims.Select((dim, i) =>
        dim.Length == 0 ? (IEnumerable<AxisAtom>)dim : AxisOf(i, from) is { } axis ? Whole(to, axis) : dim));

    /// <summary>The view with dimension <paramref name="dim"/> replaced.</summary>
    public TensorView With(int dim, IEnumerable<AxisAtom> atoms) => new(_dims.Select((old, i) => i == dim ? atoms : old));

    /// <summary>The view without the dimensions <paramref name="dims"/>.</summary>
    public TensorView Without(IReadOnlyCollection<int> dims) => new(_dims.Where((_, i) => !dims.Contains(i)));

    /// <summary>The view with dimensions of extent 1 in front until it has <paramref name="rank"/>.</summary>
    public TensorView Padded(int rank) => rank <= Rank ? this : new(Enumerable.Repeat(Array.Empty<AxisAtom>(), rank - Rank).Concat(_dims));

    public bool Equals(TensorView? other) =>
        other is not null && Rank == other.Rank && _dims.Zip(other._dims).All(static pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    public override bool Equals(object? obj) => Equals(obj as TensorView);

    public override int GetHashCode() => Order.Aggregate(Rank, static (hash, atom) => HashCode.Combine(hash, atom));

    private static AxisAtom[] Merge(IEnumerable<AxisAtom> atoms)
    {
        var merged = new List<AxisAtom>();
        foreach (var atom in atoms.Where(static atom => atom.Size > 1))
        {
            if (merged.Count > 0 && merged[^1].Axis == atom.Axis && merged[^1].Inner == atom.Inner * atom.Size)
            {
                merged[^1] = new AxisAtom(atom.Axis, atom.Inner, atom.Size * merged[^1].Size);
            }
            else
            {
                merged.Add(atom);
            }
        }

        return [.. merged];
    }
}

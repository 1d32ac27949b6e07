using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Which network inputs would fit, found by trying.</summary>
internal static class SizeAdvice
{
    private const long LargestTried = 1 << 16;
    private const int MostTries = 1024;
    private const int MostResidues = 8;

    /// <summary>The smallest input that leaves every layer an output, as people write it; null if there is none.</summary>
    public static string? MinimalInput(NetworkGraph graph, int node) => Minimal(graph, node) is { } extents ? Text(extents) : null;

    /// <summary>The smallest extents of the first input that leave every layer an output: of the whole network, or at least up to <paramref name="node"/>.</summary>
    public static long[]? Minimal(NetworkGraph graph, int node)
    {
        if (graph.Nodes[0].Op is not InputOp { Shape: var shape })
            return null;
        var minimum = new long[shape.Rank];
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            var least = Least(graph, graph.Nodes.Count - 1, axis) ?? Least(graph, node, axis);
            if (least is null)
                return null;
            minimum[axis] = least.Value;
        }

        return minimum;
    }

    /// <summary>The fix that enlarges the input, if that helps.</summary>
    public static IEnumerable<SuggestedFix> FixMinimalInput(NetworkGraph graph, int node)
    {
        if (graph.Nodes[0].Op is InputOp { Shape: var shape } && Minimal(graph, node) is { } minimum)
            yield return SetInput(graph, shape.Extents.Select((extent, axis) => Math.Max(extent, minimum[axis])).ToArray());
    }

    /// <summary>Which input sizes make the operands of the scene's join agree, as the end of a message.</summary>
    public static string JoinSizes(LayerScene scene)
    {
        if (scene.Graph.Nodes[0].Op is not InputOp { Shape: var shape })
            return "";
        var parts = new List<string>();
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            var extent = shape.Extents[axis];
            if (Outcome(scene, axis, extent) == AxisProbe.Outcome.Fits)
                continue;
            var (below, above) = Nearest(scene, axis, extent);
            if (below is null && above is null)
                continue;
            var nearest = string.Join(" and ", new[] { below, above }.Where(static n => n is not null).Select(static n => Invariant($"{n}")));
            parts.Add(Invariant($"{AxisNames.Of(shape.Rank, axis).ToLowerInvariant()} {extent} of the input does not fit, {nearest} {(below is null || above is null ? "does" : "do")}{Residues(scene, axis)}"));
        }

        return parts.Count == 0 ? "" : "; " + string.Join("; ", parts.Distinct());
    }

    /// <summary>The fix that sets the input to the nearest size that fits.</summary>
    public static IEnumerable<SuggestedFix> FixJoin(LayerScene scene)
    {
        if (scene.Graph.Nodes[0].Op is not InputOp { Shape: { Rank: > 0 } shape })
            yield break;
        var extents = new long[shape.Rank];
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            var extent = shape.Extents[axis];
            var (below, above) = Outcome(scene, axis, extent) == AxisProbe.Outcome.Fits ? (extent, extent) : Nearest(scene, axis, extent);
            if ((above ?? below) is not { } nearest)
                yield break;
            extents[axis] = nearest;
        }

        if (!extents.Zip(shape.Extents, static (fits, has) => fits == has).All(static same => same))
            yield return SetInput(scene.Graph, extents);
    }

    /// <summary>The fix that sets the first input's extents.</summary>
    public static SuggestedFix SetInput(NetworkGraph graph, long[] extents)
    {
        var input = Place.Of(graph.Nodes[0]);
        var argument = input.Arguments.Where(static name => name.Length > 0 && char.IsLower(name[0])).ElementAtOrDefault(1) ?? "extents";
        return input.Set("Set the input to " + Text(extents), argument, "[" + string.Join(", ", extents.Select(static extent => Invariant($"{extent}"))) + "]") with { KeepsNumbers = true };
    }

    private static string Text(long[] extents) => string.Join("×", extents.Select(static extent => Invariant($"{extent}")));

    private static long? Least(NetworkGraph graph, int last, int axis)
    {
        bool Fits(long extent) => AxisProbe.Try(graph, last, axis, extent) != AxisProbe.Outcome.TooSmall;
        var (low, high) = (0L, 1L);
        while (!Fits(high))
        {
            (low, high) = (high, 2 * high);
            if (high > LargestTried)
                return null;
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Fits(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static AxisProbe.Outcome Outcome(LayerScene scene, int axis, long extent) => AxisProbe.Try(scene.Graph, scene.Node.Id, axis, extent);

    /// <summary>The nearest sizes with which the whole network fits, or at least everything up to this join.</summary>
    private static (long? Below, long? Above) Nearest(LayerScene scene, int axis, int extent)
    {
        var whole = Nearest(scene.Graph, scene.Graph.Nodes.Count - 1, axis, extent);
        return whole is (null, null) ? Nearest(scene.Graph, scene.Node.Id, axis, extent) : whole;
    }

    private static (long? Below, long? Above) Nearest(NetworkGraph graph, int last, int axis, int extent)
    {
        long? Search(int direction)
        {
            for (var i = 1; i <= MostTries && extent + (direction * (long)i) is >= 1 and var tried; i++)
            {
                // Half or twice as large is another network: there, layers agree because nothing is left of them.
                if (2 * tried < extent || tried > 2L * extent)
                    return null;
                if (AxisProbe.Try(graph, last, axis, tried) == AxisProbe.Outcome.Fits)
                    return tried;
            }

            return null;
        }

        return (Search(-1), Search(1));
    }

    private static string Residues(LayerScene scene, int axis)
    {
        var rank = ((InputOp)scene.Graph.Nodes[0].Op).Shape.Rank;
        var modulus = 1L;
        for (var id = 0; id < scene.Graph.Nodes.Count && modulus <= MostTries; id++)
            modulus *= Stride(scene.Graph.Nodes[id].Op, axis, rank);
        // A join of branches counts the strides of both: the true period is smaller, and found by looking.
        if (modulus < 2 || modulus > MostTries)
            return "";
        var residues = Residues(scene.Graph, scene.Graph.Nodes.Count - 1, axis, (int)modulus, out var period);
        if (residues.Length == 0)
            residues = Residues(scene.Graph, scene.Node.Id, axis, (int)modulus, out period);
        if (residues.Length == 0 || residues.Length > MostResidues || period == 1)
            return "";
        var list = string.Join(", ", residues.Select(static residue => Invariant($"{residue}")));
        return Invariant($" (sizes that leave {list} modulo {period} fit)");
    }

    private static int[] Residues(NetworkGraph graph, int last, int axis, int modulus, out int period)
    {
        var start = modulus * Rational.CeilDivide(LargestTried, modulus);
        var fits = Enumerable.Range(0, modulus).Select(i => AxisProbe.Try(graph, last, axis, start + i) == AxisProbe.Outcome.Fits).ToArray();
        period = Enumerable.Range(1, modulus).First(p => modulus % p == 0 && Enumerable.Range(0, modulus).All(i => fits[i] == fits[i % p]));
        return Enumerable.Range(0, period).Where(i => fits[i]).ToArray();
    }

    private static long Stride(LayerOp op, int axis, int rank) => !AxisRanks.Suit(op, rank) ? 1 : op switch
    {
        ConvOp conv => conv.Window.Stride.On(axis),
        PoolOp pool => pool.Window.Stride.On(axis),
        DeformConvOp deform => deform.Window.Stride.On(axis),
        PixelUnshuffleOp unshuffle => unshuffle.Factor,
        _ => 1,
    };
}

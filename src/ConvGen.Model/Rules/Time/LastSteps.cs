using System;
using System.Linq;

namespace ConvGen.Model;

/// <summary>
/// The latest step of the input that each step of each tensor depends on, borders, padding modes and statistics counted: the exact field, projected back along
/// time, of which only the end matters.
/// </summary>
internal sealed class LastSteps
{
    /// <summary>No step at all.</summary>
    private const long Never = -1;

    /// <summary>More reads than this are not followed one by one: each position then counts as knowing what those before it do.</summary>
    private const long MostReads = 1 << 24;

    private readonly NetworkFacts _facts;
    private readonly long[]?[] _last;

    private LastSteps(NetworkFacts facts)
    {
        _facts = facts;
        _last = new long[]?[facts.Analysis.Layers.Count];
        foreach (var layer in facts.Analysis.Layers.Where(static layer => layer.Shape is not null))
            _last[layer.Node.Id] = layer.Node.Op is InputOp ? OfInput(layer.Shape!) : Of(layer);
    }

    /// <summary>The latest steps behind all tensors of the network.</summary>
    public static LastSteps Of(NetworkFacts facts) => new(facts);

    /// <summary>Whether a tensor has steps: a first axis longer than 1.</summary>
    public static bool HasSteps(TensorShape? shape) => shape is { Rank: > 0 } && shape.Extents[0] > 1;

    /// <summary>Whether a layer lets each of its steps read all steps of <paramref name="input"/>.</summary>
    public bool ReadsAll(LayerAnalysis layer, int input) =>
        !HasSteps(_facts.Layer(input).Shape) || layer.Node.Op is NormOp { Kind: NormKind.Instance or NormKind.Group } or DeformConvOp || _facts.MapOf(layer, input, 0) is null;

    /// <summary>
    /// How many input steps beyond its own the worst step of a tensor depends on; −∞ where it has no steps, or depends on none. Step o of a tensor at jump j
    /// is known when the last of its j input steps is; tensors shorter than the input end with it.
    /// </summary>
    public double Lead(int id)
    {
        var layer = _facts.Layer(id);
        if (!HasSteps(layer.Shape) || _last[id] is not { } last || layer.Fields.Count == 0)
            return double.NegativeInfinity;
        var jump = layer.Fields[0].Jump;
        var late = Math.Max(0, _facts.FirstInput!.Extents[0] - (last.Length * jump));
        var lead = double.NegativeInfinity;
        for (var step = 0; step < last.Length; step++)
        {
            if (last[step] != Never)
                lead = Math.Max(lead, last[step] - Math.Ceiling(((step + 1) * jump) - 1 + late));
        }

        return lead;
    }

    private static long[] OfInput(TensorShape shape) => HasSteps(shape) ? [.. Enumerable.Range(0, shape.Extents[0]).Select(static step => (long)step)] : [Never];

    private long[] Of(LayerAnalysis layer)
    {
        var steps = new long[HasSteps(layer.Shape) ? layer.Shape!.Extents[0] : 1];
        for (var step = 0; step < steps.Length; step++)
            steps[step] = Never;
        foreach (var input in layer.Node.Inputs)
        {
            if (_last[input] is { } read)
                Extend(steps, layer, input, read);
        }

        return steps;
    }

    private void Extend(long[] steps, LayerAnalysis layer, int input, long[] read)
    {
        var map = ReadsAll(layer, input) || !HasSteps(layer.Shape) ? null : _facts.MapOf(layer, input, 0);
        if (map is null)
        {
            var all = read.Max();
            for (var step = 0; step < steps.Length; step++)
                steps[step] = Math.Max(steps[step], all);
            return;
        }

        var mode = ModeOf(layer.Node.Op);
        var rises = IsRising(read);
        if (!rises && map.Phases.Max(static run => run.Count) * steps.LongLength > MostReads)
            (read, rises) = (Running(read), true);
        for (var step = 0; step < steps.Length; step++)
            steps[step] = Math.Max(steps[step], Latest(read, map.At(step), mode, rises));
    }

    private static PaddingModeKind ModeOf(LayerOp op) => op switch
    {
        ConvOp conv => conv.PaddingMode,
        PadOp pad => pad.Mode,
        // A resize repeats the border.
        ResizeOp => PaddingModeKind.Replicate,
        _ => PaddingModeKind.Zeros,
    };

    /// <summary>The latest up to each position.</summary>
    private static long[] Running(long[] read)
    {
        var running = (long[])read.Clone();
        for (var i = 1; i < running.Length; i++)
            running[i] = Math.Max(running[i], running[i - 1]);
        return running;
    }

    private static bool IsRising(long[] read)
    {
        for (var i = 1; i < read.Length; i++)
        {
            if (read[i] < read[i - 1])
                return false;
        }

        return true;
    }

    /// <summary>Where later positions know no less than earlier ones, the last tap inside decides.</summary>
    private static long Latest(long[] read, TapRun run, PaddingModeKind mode, bool rises)
    {
        if (run.Count == 0)
            return Never;
        var isInside = run.First >= 0 && run.Last < read.Length;
        if (rises && (isInside || mode == PaddingModeKind.Zeros))
        {
            var beyond = Math.Max(0, Rational.CeilDivide(run.Last - (read.Length - 1), run.Step));
            var last = run.Last - (beyond * run.Step);
            return beyond < run.Count && last >= 0 ? read[last] : Never;
        }

        var latest = Never;
        for (var i = 0L; i < run.Count; i++)
        {
            if (Inside(run.First + (i * run.Step), read.Length, mode) is >= 0 and var position)
                latest = Math.Max(latest, read[position]);
        }

        return latest;
    }

    /// <summary>Which position stands at one outside the border, −1 for a zero.</summary>
    private static long Inside(long position, int extent, PaddingModeKind mode)
    {
        if (position >= 0 && position < extent)
            return position;
        return mode switch
        {
            PaddingModeKind.Reflect => position < 0 ? -position : (2L * (extent - 1)) - position,
            PaddingModeKind.Replicate => Math.Max(0, Math.Min(extent - 1, position)),
            PaddingModeKind.Circular => Rational.Modulo(position, extent),
            _ => -1,
        };
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>What positions of the first input every output sees along one axis, by following the reads back.</summary>
internal sealed class AxisFields(AxisReading reading)
{
    /// <summary>Longer patterns are left alone: the analysis rounds them.</summary>
    private const int LongestPeriod = 128;

    private readonly Dictionary<(int Step, int Output), (int Low, int High)?> _known = [];
    private readonly List<Facts> _facts = [];

    /// <summary>What is known of a step without looking at single outputs.</summary>
    /// <param name="IsReached">Whether the first input reaches it.</param>
    /// <param name="SeesAll">Whether it sees the whole input.</param>
    /// <param name="IsPlaceless">Whether nothing in it has a place any more.</param>
    /// <param name="Jump">Input positions from output to output.</param>
    /// <param name="Period">Outputs after which the pattern repeats; 0 where it is too long, or there is none.</param>
    /// <param name="HasCenter">Whether every operand on the way agrees where the centres are.</param>
    /// <param name="IsOrdered">Whether later outputs never see earlier positions, and each sees some.</param>
    internal sealed record Facts(bool IsReached, bool SeesAll, bool IsPlaceless, double Jump, int Period, bool HasCenter, bool IsOrdered);

    /// <summary>The facts of <paramref name="step"/>.</summary>
    public Facts Of(int step)
    {
        while (_facts.Count <= step)
            _facts.Add(Find(_facts.Count));
        return _facts[step];
    }

    /// <summary>The interval that output <paramref name="output"/> of <paramref name="step"/> sees; null where it sees nothing.</summary>
    public (int Low, int High)? See(int step, int output)
    {
        if (step == 0)
            return (output, output);
        if (!_known.TryGetValue((step, output), out var seen))
        {
            seen = Places(step).SelectMany(source => reading.Reads(step, source, output).Select(position => See(source, position))).Aggregate(seen, Hull);
            _known[(step, output)] = seen;
        }

        return seen;
    }

    /// <summary>Output 0's centre on the regular grid, averaged over the phases that see anything.</summary>
    public double? Center(int step)
    {
        var (jump, period) = (Of(step).Jump, Of(step).Period);
        var centers = Enumerable.Range(0, period).Select(output => (Seen: See(step, output), Output: output)).Where(static one => one.Seen is not null)
            .Select(one => ((one.Seen!.Value.Low + one.Seen.Value.High) / 2.0) - (one.Output * jump)).ToList();
        return centers.Count == 0 ? null : centers.Average();
    }

    private static (int Low, int High)? Hull((int Low, int High)? left, (int Low, int High)? right) => (left, right) switch
    {
        (null, _) => right,
        (_, null) => left,
        _ => (Math.Min(left.Value.Low, right.Value.Low), Math.Max(left.Value.High, right.Value.High)),
    };

    /// <summary>The inputs that give <paramref name="step"/> its places: offsets move taps without bound, gates and what went through a global operation have none.</summary>
    private IEnumerable<int> Places(int step)
    {
        var layer = reading.Steps[step];
        if (layer.Kind == "DeformConv")
            return [layer.Inputs[0]];
        return layer.Inputs.Distinct().Where(source => Of(source).IsReached && (layer.Inputs.Count == 1 || !(Of(source).IsPlaceless || reading.IsGate(step, source))));
    }

    private Facts Find(int step)
    {
        var layer = reading.Steps[step];
        if (layer.Kind == "Input")
            return new Facts(step == 0, false, false, 1, 1, true, true);
        var sources = layer.Kind == "DeformConv" ? [layer.Inputs[0]] : layer.Inputs;
        var reached = sources.Where(source => Of(source).IsReached).ToList();
        if (reached.Count == 0)
            return new Facts(false, false, false, 0, 0, false, false);
        var isVector = layer.Rank == 0 && reading.Steps[sources[0]].Rank == 0 && layer.Kind != "Dense";
        if (reading.IsGlobal(step) && !isVector)
            return new Facts(true, true, true, 0, 0, false, true);
        var seesAll = reached.Any(source => Of(source).SeesAll || reading.IsGate(step, source));
        var places = Places(step).ToList();
        if (places.Count == 0 || places.All(source => Of(source).IsPlaceless))
            return new Facts(true, true, true, 0, 0, false, true);
        return places.Count == 1 && layer.Inputs.Count == 1 || layer.Kind == "DeformConv" ? Behind(step, places[0]) : Joined(places, seesAll);
    }

    private Facts Behind(int step, int source)
    {
        var before = Of(source);
        var (outputs, inputs) = Pace(step, source);
        var period = outputs * (before.Period / Math.Max(1, Common(inputs, before.Period)));
        var window = reading.Steps[step].Kind == "ConvTranspose" ? reading.Window(step) : null;
        return before with
        {
            Jump = before.Jump * inputs / outputs,
            Period = period > LongestPeriod ? 0 : period,
            IsOrdered = before.IsOrdered && (window is null || (window.Dilation == 1 && window.Kernel >= window.Stride)),
        };
    }

    /// <summary>So many outputs further on, the layer reads so many inputs further on.</summary>
    private (int Outputs, int Inputs) Pace(int step, int source)
    {
        var layer = reading.Steps[step];
        switch (layer.Kind)
        {
            case "Conv" or "DeformConv" or "MaxPool" or "AvgPool":
                return (1, reading.Window(step).Stride);
            case "ConvTranspose":
                return (reading.Window(step).Stride, 1);
            case "PixelShuffle":
                return (layer.Number, 1);
            case "PixelUnshuffle":
                return (1, layer.Number);
            case "Resize" or "AdaptiveAvgPool":
                var (from, to) = layer is { Mode: "Bilinear" or "Bicubic", Flag: true }
                    ? (reading.Extent(source) - 1, Math.Max(1, reading.Extent(step) - 1))
                    : (reading.Extent(source), reading.Extent(step));
                var common = Common(from, to);
                return (to / common, from / common);
            default:
                return (1, 1);
        }
    }

    private Facts Joined(List<int> places, bool seesAll)
    {
        var facts = places.Select(Of).ToList();
        var period = facts.Aggregate(1, static (product, fact) => fact.Period == 0 || product == 0 ? 0 : product / Common(product, fact.Period) * fact.Period);
        var areEven = facts.All(fact => Math.Abs(fact.Jump - facts[0].Jump) < 1e-9);
        var isOrdered = facts.All(static fact => fact.IsOrdered);
        // Where positions see nothing, or later ones see earlier pixels, operands have their centres apart, and the more local one's counts.
        var hasCenter = isOrdered && areEven && period > 0 && facts.All(static fact => fact.HasCenter)
            && places.Select(Center).Distinct().ToList() is { Count: 1 };
        return new Facts(true, seesAll, false, facts[0].Jump, areEven && period <= LongestPeriod ? period : 0, hasCenter, isOrdered);
    }

    private static int Common(int left, int right) => right == 0 ? left : Common(right, left % right);
}

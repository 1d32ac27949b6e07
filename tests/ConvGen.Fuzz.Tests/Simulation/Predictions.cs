using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>Which rules speak about which steps, from their conditions in words and by looking at every output and every tap.</summary>
internal sealed class Predictions
{
    private readonly Sketch _sketch;
    private readonly IReadOnlyList<Step> _steps;
    private readonly AxisReading[] _axes;
    private readonly List<int>[] _consumers;
    private readonly HashSet<int> _outputs;

    public Predictions(Sketch sketch)
    {
        _sketch = sketch;
        _steps = sketch.Steps;
        _axes = [.. Enumerable.Range(0, 3).Select(axis => new AxisReading(_steps, axis))];
        _consumers = [.. _steps.Select(static _ => new List<int>())];
        for (var step = 0; step < _steps.Count; step++)
        {
            foreach (var source in _steps[step].Inputs.Distinct())
                _consumers[source].Add(step);
        }

        _outputs = [.. sketch.Outputs.Select(static output => output.Step)];
    }

    /// <summary>The rules that are predicted.</summary>
    public static IReadOnlyList<string> Rules { get; } = ["CVG006", "CVG008", "CVG101", "CVG102", "CVG103", "CVG105", "CVG106"];

    /// <summary>The network's attributes that <paramref name="rule"/> speaks about.</summary>
    public IEnumerable<int> Attributes(string rule) =>
        Enumerable.Range(0, _steps.Count).Where(step => Speaks(rule, step)).Select(step => _steps[step].Attribute).Distinct().Order();

    private bool Speaks(string rule, int step) => rule switch
    {
        "CVG006" => IsZeroPadded(step) && Any(step, (axis, window, extent) =>
            Outputs(axis, step).Any(output => window.Taps(output).Max() < 0 || window.Taps(output).Min() >= extent)),
        "CVG008" => _steps[step].Kind == "ConvTranspose" && Any(step, (axis, _, extent) =>
            Outputs(axis, step).Any(output => !axis.Reads(step, Source(step), output).Any(position => position >= 0 && position < extent))),
        "CVG101" => LosesEnd(step),
        "CVG102" => Skips(step),
        "CVG103" => IsPartlyUnread(step),
        "CVG105" => _steps[step] is { Kind: "Conv", Mode: "Zeros" } && Any(step, (axis, window, extent) => Enumerable.Range(0, window.Kernel).Any(tap =>
            Outputs(axis, step).All(output => window.Taps(output).ElementAt(tap) is var position && (position < 0 || position >= extent)))),
        _ => IsUneven(step),
    };

    private delegate bool AlongAxis(AxisReading axis, Window window, int extent);

    private bool Any(int step, AlongAxis holds) => Enumerable.Range(0, _steps[step].Windows.Count)
        .Any(axis => holds(_axes[axis], _steps[step].Windows[axis], _axes[axis].Extent(Source(step))));

    private int Source(int step) => _steps[step].Inputs[0];

    private static IEnumerable<int> Outputs(AxisReading axis, int step) => Enumerable.Range(0, axis.Extent(step));

    private bool IsZeroPadded(int step) => _steps[step].Kind == "DeformConv" || _steps[step] is { Kind: "Conv", Mode: "Zeros" };

    private bool IsSliding(int step) => _steps[step].Kind is "Conv" or "DeformConv" or "MaxPool" or "AvgPool";

    private bool LosesEnd(int step) => IsSliding(step) && Any(step, (axis, window, extent) =>
    {
        var end = window.Taps(axis.Extent(step) - 1).Max() + 1;
        return window.Extra == 0 && window.Reach >= window.Stride
            && Enumerable.Range(0, extent - Padded(axis, Source(step)).High).Any(position => position >= end && !IsReadByOthers(axis, Source(step), position, step));
    });

    /// <summary>How much of a step's ends is nothing but padding.</summary>
    private (int Low, int High) Padded(AxisReading axis, int step) => _steps[step].Kind == "Pad" ? (axis.Window(step).Low, axis.Window(step).High) : (0, 0);

    private bool Skips(int step) => IsSliding(step) && _consumers[Source(step)].Count == 1 && Any(step, (axis, window, _) =>
        window.Stride > window.Reach
        && axis.Mask(step, Source(step)).Select((isRead, position) => isRead || IsReadByOthers(axis, Source(step), position, step)).Contains(false));

    /// <summary>Stride and dilation lead past positions for good, which is told of the window itself.</summary>
    private bool MissesResidues(int step) => _steps[step].Kind is "Conv" or "MaxPool" or "AvgPool" && Any(step, (axis, window, _) =>
        window is { Kernel: > 1, Dilation: > 1 } && window.Reach >= window.Stride
        && Enumerable.Range(0, window.Kernel).Select(tap => tap * window.Dilation % window.Stride).Distinct().Count() < window.Stride
        && axis.Mask(step, Source(step)).Select((isRead, position) => isRead || IsReadByOthers(axis, Source(step), position, step)).Contains(false));

    private bool IsReadByOthers(AxisReading axis, int source, int position, int except) =>
        _outputs.Contains(source) || _consumers[source].Any(other => other != except && axis.Mask(other, source)[position]);

    private bool IsPartlyUnread(int step)
    {
        var consumers = _consumers[step];
        if (_steps[step].Inputs.Count == 0 || consumers.Count == 0 || _outputs.Contains(step) || consumers.Any(other => _steps[other].Kind == "Crop" || LosesEnd(other) || Skips(other) || MissesResidues(other)))
            return false;
        return Enumerable.Range(0, _steps[step].Rank).Any(axis =>
        {
            var masks = consumers.Select(other => _axes[axis].Mask(other, step)).ToList();
            var (low, high) = Padded(_axes[axis], step);
            return Enumerable.Range(low, Math.Max(0, _steps[step].Extents[axis] - low - high)).Any(position => masks.All(mask => !mask[position]));
        });
    }

    /// <summary>Over all axes, the most taps of a phase over the fewest; where some phase has none, another rule speaks.</summary>
    private bool IsUneven(int step)
    {
        if (_steps[step].Kind != "ConvTranspose")
            return false;
        var counts = _axes.Take(_steps[step].Rank).Where(axis => axis.Window(step).Stride > 1)
            .Select(axis => Enumerable.Range(0, axis.Window(step).Stride).Select(phase => axis.Reads(step, Source(step), phase).Count()).ToList()).ToList();
        return counts.All(static phases => phases.Min() > 0) && counts.Any(static phases => phases.Min() < phases.Max());
    }
}

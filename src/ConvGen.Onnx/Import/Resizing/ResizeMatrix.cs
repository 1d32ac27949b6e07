using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>A resize along one axis as a linear map, after the reference implementation of the operator's specification.</summary>
internal sealed class ResizeMatrix
{
    private const double Tolerance = 1e-6;
    private const int MostPositions = 1 << 14;

    private ResizeMatrix(ResizedAxis axis, List<(int Index, double Weight)>?[] rows, double extrapolation) =>
        (Axis, Rows, Extrapolation) = (axis, rows, extrapolation);

    public ResizedAxis Axis { get; }

    /// <summary>The taps of each new position, indices not clamped to the axis yet; null for a position outside of it.</summary>
    public List<(int Index, double Weight)>?[] Rows { get; }

    public double Extrapolation { get; }

    public bool HasOutside => Rows.Any(static row => row is null);

    public static ResizeMatrix Of(ResizedAxis axis, ResizeRule rule)
    {
        // A filter that widens with the shrinking reaches over From/To positions; both are bounded so that no small file asks for much work.
        if (axis.To > MostPositions || axis.From > MostPositions)
        {
            throw new NodeRefusedException($"it resizes an axis of {axis.From} to {axis.To} positions; {MostPositions} are the most");
        }

        var rows = new List<(int, double)>?[axis.To];
        for (var i = 0; i < axis.To; i++)
        {
            rows[i] = Row(axis, rule, i);
        }

        return new ResizeMatrix(axis, rows, rule.Extrapolation);
    }

    /// <summary>The weight that position <paramref name="to"/> gives to <paramref name="from"/>, taps beyond the border reading the border.</summary>
    public double Weight(int to, int from) => Sum(Clamped(Rows[to] ?? []), from);

    /// <summary>Whether both maps do the same.</summary>
    public bool Agrees(ResizeMatrix other) => !HasOutside && Enumerable.Range(0, Axis.To).All(i => AreAlike(Clamped(Rows[i]!), other.Clamped(other.Rows[i]!)));

    /// <summary>
    /// The taps per phase, as offsets from the position below, if the map is the same everywhere: <paramref name="up"/> new positions for every
    /// <paramref name="down"/> old ones, the border repeated outside. Null where it is not.
    /// </summary>
    public List<(int Offset, double Weight)>[]? Phases(int up, int down)
    {
        var middle = Axis.To / up / 2;
        var phases = new List<(int Offset, double Weight)>[up];
        for (var phase = 0; phase < up; phase++)
        {
            if (Rows[(middle * up) + phase] is not { } row)
            {
                return null;
            }

            phases[phase] = [.. row.Where(static tap => tap.Weight != 0).Select(tap => (tap.Index - (middle * down), tap.Weight))];
        }

        for (var i = 0; i < Axis.To; i++)
        {
            var origin = i / up * down;
            if (Rows[i] is not { } row || !AreAlike(Clamped(row), Clamped(phases[i % up].Select(tap => (origin + tap.Offset, tap.Weight)))))
            {
                return null;
            }
        }

        return phases;
    }

    private List<(int Index, double Weight)> Clamped(IEnumerable<(int Index, double Weight)> taps) =>
        [.. taps.Where(static tap => tap.Weight != 0).Select(tap => (Math.Clamp(tap.Index, 0, Axis.From - 1), tap.Weight))];

    private static bool AreAlike(List<(int Index, double Weight)> left, List<(int Index, double Weight)> right) =>
        left.Concat(right).All(tap => Math.Abs(Sum(left, tap.Index) - Sum(right, tap.Index)) < Tolerance);

    private static double Sum(List<(int Index, double Weight)> taps, int index) => taps.Where(tap => tap.Index == index).Sum(static tap => tap.Weight);

    private static List<(int Index, double Weight)>? Row(ResizedAxis axis, ResizeRule rule, int to)
    {
        var at = Coordinate(axis, rule, to);
        if (rule.Coordinates == "tf_crop_and_resize" && (at < 0 || at > axis.From - 1))
        {
            return null;
        }

        // A whole coordinate is the right one of its two neighbours.
        var below = Math.Floor(at);
        var share = at - below;
        if (share == 0)
        {
            (below, share) = (below - 1, 1);
        }

        var weights = Filter(rule, share, Math.Min(axis.Scale, 1));
        var first = (int)below + 1 - (weights.Length / 2);
        if (rule.ExcludesOutside)
        {
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] = first + i < 0 || first + i >= axis.From ? 0 : weights[i];
            }

            weights = Normalized(weights);
        }

        return [.. weights.Select((weight, i) => (first + i, weight))];
    }

    private static double Coordinate(ResizedAxis axis, ResizeRule rule, int to)
    {
        var length = axis.Scale * axis.From;
        var halfPixel = ((to + 0.5) / axis.Scale) - 0.5;
        return rule.Coordinates switch
        {
            "half_pixel" => halfPixel,
            "half_pixel_symmetric" => (axis.From / 2.0 * (1 - (axis.To / length))) + halfPixel,
            "pytorch_half_pixel" => length == 1 ? -0.5 : halfPixel,
            "align_corners" => length == 1 ? 0 : to * (axis.From - 1) / (length - 1),
            "asymmetric" => to / axis.Scale,
            "tf_half_pixel_for_nn" => (to + 0.5) / axis.Scale,
            "tf_crop_and_resize" => (axis.Start * (axis.From - 1)) + (length == 1
                ? (axis.End - axis.Start) * (axis.From - 1) / 2
                : to * (axis.End - axis.Start) * (axis.From - 1) / (length - 1)),
            _ => throw new NodeRefusedException($"its coordinate_transformation_mode is '{rule.Coordinates}'"),
        };
    }

    private static double[] Filter(ResizeRule rule, double share, double scale)
    {
        switch (rule.Mode)
        {
            case "nearest":
                var takesRight = share == 1 || rule.Rounding switch
                {
                    "round_prefer_floor" => share > 0.5,
                    "round_prefer_ceil" => share >= 0.5,
                    "floor" => false,
                    "ceil" => true,
                    _ => throw new NodeRefusedException($"its nearest_mode is '{rule.Rounding}'"),
                };
                return takesRight ? [0, 1] : [1, 0];
            case "linear":
                return Sampled(rule.IsAntialiased ? scale : 1, share, 1, static distance => Math.Max(0, 1 - distance));
            case "cubic":
                return Sampled(rule.IsAntialiased ? scale : 1, share, 2, distance => Cubic(distance, rule.CubicCoefficient));
            default:
                throw new NodeRefusedException($"its mode is '{rule.Mode}'");
        }
    }

    // A filter of the given radius, stretched as the axis shrinks.
    private static double[] Sampled(double scale, double share, int radius, Func<double, double> filter)
    {
        if (scale < 1.0 / MostPositions)
        {
            throw new NodeRefusedException("it shrinks an axis to next to nothing");
        }

        var first = (int)Math.Floor(-radius / scale) + 1;
        var weights = Enumerable.Range(first, 2 - (2 * first)).Select(i => filter(Math.Abs((i - share) * scale))).ToArray();
        return scale < 1 ? Normalized(weights) : weights;
    }

    private static double Cubic(double distance, double a) => distance switch
    {
        <= 1 => ((((a + 2) * distance) - (a + 3)) * distance * distance) + 1,
        < 2 => (((((a * distance) - (5 * a)) * distance) + (8 * a)) * distance) - (4 * a),
        _ => 0,
    };

    private static double[] Normalized(double[] weights)
    {
        var sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }
}

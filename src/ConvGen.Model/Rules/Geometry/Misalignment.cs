using System;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Two operands of a join whose positions do not lie on each other along an axis.</summary>
/// <param name="Join">The join.</param>
/// <param name="Own">Its own input.</param>
/// <param name="Other">The other operand.</param>
/// <param name="Axis">The axis.</param>
/// <param name="First">How far, in input pixels, the other's first position lies behind the own one.</param>
/// <param name="Last">The same of the last position.</param>
internal sealed record Misalignment(LayerAnalysis Join, LayerAnalysis Own, LayerAnalysis Other, int Axis, double First, double Last)
{
    private const double Equal = 1e-6;

    /// <summary>Steps that differ by the rounding of a resize alone keep every position within half of one.</summary>
    private const double Rounded = 0.5;

    private double Jump => Own.Fields[Axis].Jump;

    /// <summary>Whether the steps differ, so that the operands move apart.</summary>
    public bool Drifts => Math.Abs(Last - First) > Equal * Math.Max(1, Jump);

    /// <summary>How far apart they are at most, in positions of the join.</summary>
    public double Positions => Math.Max(Math.Abs(First), Math.Abs(Last)) / Jump;

    /// <summary>Whether some position is joined with the place of its neighbour, or of one beyond it.</summary>
    public bool IsFarApart => Positions >= 1 - Equal;

    /// <summary>What is seen, for people.</summary>
    public string Text
    {
        get
        {
            var along = AxisNames.Of(Own.Fields.Count, Axis).ToLowerInvariant();
            if (!Drifts)
                return Invariant($"'{Other.Node.Name}' lies {Pixels(First)}, {RuleTexts.Counted(Math.Abs(First) / Jump, "position")}, {Side(First)} '{Own.Node.Name}' along the {along}");
            var (own, other) = (RuleTexts.Counted(Jump, "input pixel"), RuleTexts.Number(Other.Fields[Axis].Jump));
            return Invariant($"'{Own.Node.Name}' steps {own} from position to position along the {along}, '{Other.Node.Name}' {other}, so that its first position lies {Pixels(First)} {Side(First)} and its last one {Pixels(Last)} {Side(Last)}");
        }
    }

    /// <summary>Compares two operands; null where they agree, or differ only by what a resize rounds.</summary>
    public static Misalignment? Of(LayerAnalysis join, LayerAnalysis own, LayerAnalysis other, int axis)
    {
        // What serves all positions along the axis lies nowhere on it.
        if (Broadcast.Stretches(join.Node.Op, own.Shape!, join.Shape!, axis) || Broadcast.Stretches(join.Node.Op, other.Shape!, join.Shape!, axis))
            return null;
        var (left, right) = (own.Fields[axis], other.Fields[axis]);
        var first = right.Center - left.Center;
        // Of a position without neighbours only the place counts.
        var last = first + ((right.Jump - left.Jump) * (join.Shape!.Extents[axis] - 1));
        var found = new Misalignment(join, own, other, axis, first, last);
        var tolerated = found.Drifts ? Rounded : Equal / Math.Min(1, left.Jump);
        return found.Positions <= tolerated ? null : found;
    }

    private static string Pixels(double distance) => RuleTexts.Counted(Math.Abs(distance), "input pixel");

    private static string Side(double distance) => distance < 0 ? "before" : "behind";
}

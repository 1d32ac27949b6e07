using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>Carries receptive fields through layers and joins.</summary>
internal static class FieldComposition
{
    /// <summary>How far apart, in jumps, centres are one place.</summary>
    private const double SamePlace = 1e-6;

    /// <summary>The field behind a layer that reads <paramref name="field"/> through <paramref name="map"/>.</summary>
    public static AxisField Compose(AxisField field, AxisMap map, double addedVariance)
    {
        var composed = ComposeHull(field, map, addedVariance);
        return field.Grid is { } grid ? composed with { Grid = ComposeHull(grid, map, 0) } : composed;
    }

    private static AxisField ComposeHull(AxisField field, AxisMap map, double addedVariance)
    {
        // Period outputs advance the map by map.Advance positions; the field repeats after field.Period of them.
        var rounds = map.Advance == 0 ? 1 : field.Period / Rational.Gcd(map.Advance, field.Period);
        var period = map.Period * rounds;
        var advance = map.Advance * rounds / field.Period * (double)field.Advance;
        if (period > AxisMaps.LongestPeriod)
        {
            advance = Math.Round(advance * AxisMaps.LongestPeriod / period);
            period = AxisMaps.LongestPeriod;
        }

        var phases = new FieldInterval[period];
        for (var i = 0; i < phases.Length; i++)
            phases[i] = Read(field, map.At(i));
        return Reduced(new AxisField(
            AxisField.Sane(advance), phases, field.Variance + addedVariance, field.ReadsAll, field.IsGlobal, field.InputExtent));
    }

    /// <summary>The field of a join: the hull of its operands. A global operand makes it read everything and leaves the places to the others.</summary>
    public static AxisField Join(IReadOnlyList<AxisField> operands)
    {
        var local = operands.Where(static operand => !operand.IsGlobal).ToList();
        var readsAll = operands.Any(static operand => operand.ReadsAll);
        if (local.Count == 0)
            return operands[0];
        var first = local[0];
        var period = local.Aggregate(1L, static (lcm, operand) => Math.Min(lcm / Rational.Gcd(lcm, operand.Period) * operand.Period, AxisMaps.LongestPeriod));
        var phases = Enumerable.Range(0, (int)period)
            .Select(i => local.Aggregate(FieldInterval.Empty, (hull, operand) => hull.Hull(operand.At(i))))
            .ToArray();
        // Where jumps differ (CVG108) the first operand's grid counts.
        var advance = AxisField.Sane(Math.Round(first.Advance * (double)period / first.Period));
        return Reduced(new AxisField(advance, phases, Mixed(local), readsAll, false, first.InputExtent)) with { Grid = GridOf(local) };
    }

    /// <summary>Where a join's positions stand if its operands disagree: where the operand with the smallest field has them, which localises best.</summary>
    private static AxisField? GridOf(IReadOnlyList<AxisField> operands)
    {
        var first = operands[0];
        if (operands.All(operand => operand.Grid is null && Math.Abs(operand.Center - first.Center) <= SamePlace * Math.Max(1, first.Jump)))
            return null;
        var local = operands.OrderBy(static operand => operand.Size).First();
        return local.Grid ?? local with { Variance = 0 };
    }

    /// <summary>σ² of the mean of profiles: their mean variance, and the variance of their centres.</summary>
    private static double Mixed(IReadOnlyList<AxisField> operands)
    {
        var centers = operands.Select(static operand => operand.Center).ToList();
        var mean = centers.Average();
        return operands.Average(static operand => operand.Variance) + centers.Average(center => (center - mean) * (center - mean));
    }

    private static FieldInterval Read(AxisField field, TapRun run)
    {
        if (run.Count > 0 && field.IsMonotone)
            return field.At(run.First) is var first && run.Count == 1 ? first : new(first.Low, field.At(run.Last).High);

        // Fields advance with their position, so the lowest lies within the first period of taps and the highest within the last.
        var hull = FieldInterval.Empty;
        var count = Math.Min(run.Count, field.Period);
        for (var i = 0L; i < count; i++)
        {
            hull = hull.Hull(field.At(run.First + (i * run.Step)));
            hull = hull.Hull(field.At(run.Last - (i * run.Step)));
        }

        return hull;
    }

    /// <summary>The same pattern with the smallest period.</summary>
    private static AxisField Reduced(AxisField field)
    {
        for (var period = 1; period < field.Period; period++)
        {
            if (field.Period % period != 0 || field.Advance * period % field.Period != 0)
                continue;
            var advance = field.Advance * period / field.Period;
            if (Enumerable.Range(0, field.Period - period).All(i => field.Phases[i + period] == field.Phases[i].Shift(advance)))
                return new AxisField(advance, [.. field.Phases.Take(period)], field.Variance, field.ReadsAll, field.IsGlobal, field.InputExtent);
        }

        return field;
    }
}

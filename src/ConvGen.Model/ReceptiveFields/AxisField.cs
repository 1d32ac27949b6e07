using System;
using System.Linq;

namespace ConvGen.Model;

/// <summary>An interval of network-input positions; empty where <see cref="High"/> lies below <see cref="Low"/>.</summary>
/// <param name="Low">The lowest position.</param>
/// <param name="High">The highest position.</param>
internal readonly record struct FieldInterval(long Low, long High)
{
    /// <summary>Nothing.</summary>
    public static FieldInterval Empty => new(long.MaxValue, long.MinValue);

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => High < Low;

    /// <summary>How many positions it spans.</summary>
    public long Size => IsEmpty ? 0 : High - Low + 1;

    /// <summary>Moved by so many positions; it stops at the ends of what is sane.</summary>
    public FieldInterval Shift(double by) => IsEmpty || by == 0 ? this : new(AxisField.Sane(Low + by), AxisField.Sane(High + by));

    /// <summary>The smallest interval around both.</summary>
    public FieldInterval Hull(FieldInterval other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));
}

/// <summary>
/// The receptive field of a tensor along one axis of the first input, exactly: the interval that each output position reads, as a
/// periodic pattern, with the variance of the uniform-weight profile beside it.
/// </summary>
/// <param name="Advance">Input positions per period.</param>
/// <param name="Phases">The intervals of the positions 0 … Period−1.</param>
/// <param name="Variance">σ² of the profile in input positions.</param>
/// <param name="ReadsAll">Whether a global operation anywhere before makes it read the whole input.</param>
/// <param name="IsGlobal">Whether the tensor itself has no places any more: everything it holds went through a global operation.</param>
/// <param name="InputExtent">The extent of the network's input along the axis.</param>
/// <param name="Grid">
/// Where the positions stand, if the hull does not say it: behind a join of misaligned operands, the most local operand's field. Null where the
/// hull's own centres are the grid.
/// </param>
internal sealed record AxisField(
    long Advance, FieldInterval[] Phases, double Variance, bool ReadsAll, bool IsGlobal, int InputExtent, AxisField? Grid = null)
{
    /// <summary>Far beyond any network, far below where a long or the exactness of a double ends.</summary>
    private const double Bound = 1L << 50;

    /// <summary>Positions after which the pattern repeats.</summary>
    public int Period => Phases.Length;

    /// <summary>Whether later positions never read earlier ones, and every position reads something: then the ends of a run of taps tell all.</summary>
    public bool IsMonotone { get; } = Phases.All(static phase => !phase.IsEmpty)
        && Phases.Zip(Phases.Skip(1).Append(Phases[0].Shift(Advance)), static (phase, next) => next.Low >= phase.Low && next.High >= phase.High).All(static holds => holds);

    /// <summary>The nearest number that absurd strides cannot drive out of range.</summary>
    public static long Sane(double value) => (long)Math.Max(-Bound, Math.Min(Bound, value));

    /// <summary>Input positions between neighbouring positions of the tensor.</summary>
    public double Jump => Advance / (double)Period;

    /// <summary>The network's input itself.</summary>
    public static AxisField OfInput(int extent) => new(1, [new(0, 0)], 0, false, false, extent);

    /// <summary>Everything at once.</summary>
    public static AxisField Whole(int extent) => new(extent, [new(0, extent - 1)], 0, true, true, extent);

    /// <summary>The interval of position <paramref name="position"/>.</summary>
    public FieldInterval At(long position)
    {
        var round = Rational.FloorDivide(position, Period);
        return Phases[(int)(position - (round * Period))].Shift(round * (double)Advance);
    }

    /// <summary>Input positions the widest phase reads.</summary>
    public long Size => Phases.Max(static phase => phase.Size);

    /// <summary>Position 0's centre on the regular grid: the mean of the phases' centres, each carried back to position 0.</summary>
    public double Center => Grid?.Center ?? OwnCenter();

    /// <summary>Summed as whole numbers and divided once, so that nothing is left of a rounding where the centre is 0.</summary>
    private double OwnCenter()
    {
        var (sum, count) = (0m, 0);
        for (var i = 0; i < Period; i++)
        {
            if (Phases[i].IsEmpty)
                continue;
            sum += (((decimal)Phases[i].Low + Phases[i].High) * Period) - (2m * i * Advance);
            count++;
        }

        return count == 0 ? 0 : (double)(sum / (2m * count * Period));
    }

    /// <summary>
    /// ±2σ, which is 4σ: at least the one position that a single tap reads, and never more than the field, beyond which the weights of few taps would reach.
    /// </summary>
    private double EffectiveSize => Math.Max(Math.Min(1, Size), Math.Min(Size, 4 * Math.Sqrt(Variance)));

    /// <summary>The field as constants state it.</summary>
    public ReceptiveField Statement()
    {
        if (ReadsAll)
            return new ReceptiveField(InputExtent, InputExtent, 0, Jump, Center, InputExtent, true);
        var first = Phases[0].IsEmpty ? Phases.FirstOrDefault(static phase => !phase.IsEmpty) : Phases[0];
        return new ReceptiveField(Size, Phases.Min(static phase => phase.Size), first.Low, Jump, Center, EffectiveSize, false);
    }
}

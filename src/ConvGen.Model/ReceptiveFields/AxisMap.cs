namespace ConvGen.Model;

/// <summary>
/// Which input positions each output position of a layer reads along one axis. Periodic: output <c>o + Period</c> reads what output
/// <c>o</c> reads, <c>Advance</c> positions further on.
/// </summary>
/// <param name="Advance">Input positions per period.</param>
/// <param name="Phases">What the outputs 0 … Period−1 read.</param>
public sealed record AxisMap(long Advance, EquatableArray<TapRun> Phases)
{
    /// <summary>Outputs after which the pattern repeats.</summary>
    public int Period => Phases.Count;

    /// <summary>The identity.</summary>
    public static AxisMap Identity { get; } = new(1, new(new TapRun(0, 1, 1)));

    /// <summary>What output <paramref name="position"/> reads.</summary>
    public TapRun At(long position)
    {
        var round = Rational.FloorDivide(position, Period);
        var run = Phases[(int)(position - (round * Period))];
        return run with { First = run.First + (round * Advance) };
    }
}

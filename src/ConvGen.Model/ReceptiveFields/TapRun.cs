namespace ConvGen.Model;

/// <summary>The positions one output reads along one axis: an arithmetic progression; border not clipped.</summary>
/// <param name="First">The lowest position.</param>
/// <param name="Step">The distance of neighbouring positions, at least 1.</param>
/// <param name="Count">How many; 0 for an output that reads nothing.</param>
public readonly record struct TapRun(long First, long Step, long Count)
{
    /// <summary>The highest position.</summary>
    public long Last => First + (Step * (Count - 1));
}

namespace ConvGen.Benchmarks;

/// <summary>How to measure.</summary>
/// <param name="Threads">Threads of one run, for both engines.</param>
/// <param name="Rounds">Rounds over which the medians are taken.</param>
internal sealed record MeasurementOptions(int Threads, int Rounds)
{
    /// <summary>The least time one engine runs per round.</summary>
    public double RoundMilliseconds => 8;
}

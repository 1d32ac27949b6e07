using System.Collections.Generic;
using System.Globalization;

namespace ConvGen.Benchmarks;

/// <summary>How to measure.</summary>
/// <param name="Threads">Threads of one run, for both engines.</param>
/// <param name="Rounds">Rounds over which the medians are taken.</param>
internal sealed record MeasurementOptions(int Threads, int Rounds)
{
    /// <summary>The least time one engine runs per round.</summary>
    public double RoundMilliseconds => 8;

    /// <summary>The options as this program's arguments.</summary>
    public IEnumerable<string> ToArguments() =>
        ["--threads", Threads.ToString(CultureInfo.InvariantCulture), "--rounds", Rounds.ToString(CultureInfo.InvariantCulture)];
}

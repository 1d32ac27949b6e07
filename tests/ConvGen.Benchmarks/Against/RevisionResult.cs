using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Benchmarks;

/// <summary>One network, measured in both builds.</summary>
/// <param name="Network">Its name.</param>
/// <param name="OursMicroseconds">This build's times per run, one a round.</param>
/// <param name="TheirsMicroseconds">The other build's, in the same rounds.</param>
/// <param name="SameBits">Whether both gave the same outputs, bit for bit.</param>
/// <param name="Difference">The largest difference of the outputs, as a share of their largest magnitude.</param>
internal sealed record RevisionResult(
    string Network, IReadOnlyList<double> OursMicroseconds, IReadOnlyList<double> TheirsMicroseconds, bool SameBits, double Difference)
{
    /// <summary>The other build's time over ours, round by round: above 1, ours is faster.</summary>
    public IEnumerable<double> Ratios => TheirsMicroseconds.Zip(OursMicroseconds, static (theirs, ours) => theirs / ours);

    /// <summary>The median of the ratios. Times of one round met the same state of the machine, so it is steadier than the ratio of the medians.</summary>
    public double Ratio => Quantiles.Median(Ratios);

    /// <summary>This result and the same network's in another process.</summary>
    public RevisionResult With(RevisionResult other) => this with
    {
        OursMicroseconds = [.. OursMicroseconds, .. other.OursMicroseconds],
        TheirsMicroseconds = [.. TheirsMicroseconds, .. other.TheirsMicroseconds],
        SameBits = SameBits && other.SameBits,
        Difference = double.Max(Difference, other.Difference),
    };
}

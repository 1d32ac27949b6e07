using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ConvGen.Benchmarks;

/// <summary>All results of one run of <c>--against</c>.</summary>
/// <param name="Machine">Where it ran.</param>
/// <param name="Options">How it was measured; the rounds are those of each process.</param>
/// <param name="Commit">The other revision.</param>
/// <param name="Ours">The size of this build's networks.</param>
/// <param name="Theirs">The size of the other's.</param>
/// <param name="Results">The measured networks.</param>
/// <param name="Skipped">The others, with reasons.</param>
internal sealed record RevisionReport(
    Machine Machine, MeasurementOptions Options, string Commit, AssemblySize Ours, AssemblySize Theirs,
    IReadOnlyList<RevisionResult> Results, IReadOnlyList<SkippedNetwork> Skipped)
{
    /// <summary>The least geometric mean of the ratios that counts as no slower.</summary>
    public const double LeastMean = 0.98;

    /// <summary>The least ratio of one network that counts as no slower.</summary>
    public const double LeastRatio = 0.95;

    private static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true };

    /// <summary>The geometric mean of the ratios.</summary>
    public double GeometricMean => Quantiles.GeometricMean(Results.Select(static result => result.Ratio));

    /// <summary>The network of the least ratio.</summary>
    public RevisionResult Slowest => Results.MinBy(static result => result.Ratio)!;

    /// <summary>Whether this build is no slower than the other.</summary>
    public bool IsNoSlower => GeometricMean >= LeastMean && Slowest.Ratio >= LeastRatio;

    /// <summary>Reads a report written by <see cref="Write"/>.</summary>
    public static RevisionReport Read(string path) => JsonSerializer.Deserialize<RevisionReport>(File.ReadAllBytes(path), JsonOptions)!;

    /// <summary>Writes the report as JSON.</summary>
    public void Write(string path) => File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, JsonOptions));
}

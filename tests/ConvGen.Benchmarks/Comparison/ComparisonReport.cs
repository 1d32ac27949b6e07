using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ConvGen.Benchmarks;

/// <summary>All results of one run of the comparison.</summary>
/// <param name="Machine">Where it ran.</param>
/// <param name="Options">How it was measured.</param>
/// <param name="Results">The measured networks.</param>
/// <param name="Skipped">The others, with reasons.</param>
internal sealed record ComparisonReport(
    Machine Machine, MeasurementOptions Options, IReadOnlyList<ComparisonResult> Results, IReadOnlyList<SkippedNetwork> Skipped)
{
    private static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true };

    /// <summary>The geometric mean of the ratios; null over nothing.</summary>
    public double? GeometricMean => Results.Count == 0 ? null : Quantiles.GeometricMean(Results.Select(static result => result.Ratio));

    /// <summary>Reads a report written by <see cref="Write"/>.</summary>
    public static ComparisonReport Read(string path) => JsonSerializer.Deserialize<ComparisonReport>(File.ReadAllBytes(path), JsonOptions)!;

    /// <summary>Writes the report as JSON.</summary>
    public void Write(string path)
    {
        using var stream = File.Create(path);
        JsonSerializer.Serialize(stream, this, JsonOptions);
    }
}

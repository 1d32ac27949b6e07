using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace ConvGen.Benchmarks;

/// <summary><c>--compare</c>: one network in this process, or several, each in a fresh process of its own.</summary>
internal static class CompareCommand
{
    public static int Run(string name, MeasurementOptions options, FileInfo? json)
    {
        var names = BenchmarkNetworks.Expand(name);
        var report = names.Count > 1 ? MeasureAll(names, options) : MeasureOne(name, options);
        Console.Out.Write(ResultTable.ToText(report));
        if (json is not null)
        {
            report.Write(json.FullName);
        }

        if (report.GeometricMean is not { } mean)
        {
            return 2;
        }

        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"geometric mean {mean:F2}"));
        return report.Results.All(static result => result.Agrees) ? 0 : 1;
    }

    private static ComparisonReport MeasureOne(string name, MeasurementOptions options)
    {
        if (!BenchmarkNetworks.TryFind(name, out var type, out var reason))
        {
            return new ComparisonReport(Machine.Describe(), options, [], [new SkippedNetwork(name, reason)]);
        }

        var result = NetworkComparison.Measure(name, type, options);
        return new ComparisonReport(Machine.Describe(), options, [result], []);
    }

    // First calls and resident memory mean something only in a fresh process, and ONNX Runtime's thread pools end with theirs.
    private static ComparisonReport MeasureAll(IReadOnlyList<string> names, MeasurementOptions options)
    {
        var results = new List<ComparisonResult>();
        var skipped = new List<SkippedNetwork>();
        foreach (var name in names)
        {
            if (!BenchmarkNetworks.TryFind(name, out _, out var reason))
            {
                skipped.Add(new SkippedNetwork(name, reason));
                continue;
            }

            Console.Error.WriteLine($"measuring {name}");
            var report = MeasureInChild(name, options);
            results.AddRange(report.Results);
            skipped.AddRange(report.Skipped);
        }

        return new ComparisonReport(Machine.Describe(), options, results, skipped);
    }

    private static ComparisonReport MeasureInChild(string name, MeasurementOptions options)
    {
        var (report, failure) = ChildProcess.Measure(["--compare", name, .. options.ToArguments()], ComparisonReport.Read);
        return report ?? new ComparisonReport(Machine.Describe(), options, [], [new SkippedNetwork(name, failure)]);
    }
}

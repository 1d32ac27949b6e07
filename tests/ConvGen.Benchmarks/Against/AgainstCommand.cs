using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ConvGen.Networks;

namespace ConvGen.Benchmarks;

/// <summary><c>--against</c>: this build and another revision's in one run.</summary>
internal static class AgainstCommand
{
    /// <summary>The option that chooses networks.</summary>
    public const string NetworkOption = "--network";

    /// <summary>
    /// The processes that measure a network, one for each order in which the two builds are loaded: that order decides where code
    /// and buffers come to lie, and chance in it must favour neither.
    /// </summary>
    public const int Processes = 2;

    // Where built revisions are kept.
    private static string Cache => Path.Combine(Path.GetTempPath(), "convgen-revisions");

    /// <summary>Builds <paramref name="revision"/>, measures the networks and prints.</summary>
    /// <param name="revision">Whatever git takes for one commit.</param>
    /// <param name="names">Names of networks, <c>all</c> or <c>layers</c>; every whole network when there are none.</param>
    /// <param name="options">How to measure in each process.</param>
    /// <param name="json">Where to write the results, if anywhere.</param>
    /// <returns>0 when this build is no slower, 1 when it is, 2 when nothing was measured.</returns>
    public static int Run(string revision, IReadOnlyList<string> names, MeasurementOptions options, FileInfo? json)
    {
        RevisionBuild build;
        try
        {
            build = RevisionBuild.Obtain(revision, AppContext.BaseDirectory, Cache, Console.Error);
        }
        catch (InvalidOperationException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }

        var report = Measure(build, names.Count == 0 ? BenchmarkNetworks.Whole : names.SelectMany(BenchmarkNetworks.Expand), options);
        Console.Out.Write(RevisionTable.ToText(report));
        if (json is not null)
        {
            report.Write(json.FullName);
        }

        return report.Results.Count == 0 ? 2 : report.IsNoSlower ? 0 : 1;
    }

    private static RevisionReport Measure(RevisionBuild build, IEnumerable<string> names, MeasurementOptions options)
    {
        var results = new List<RevisionResult>();
        var skipped = new List<SkippedNetwork>();
        foreach (var name in names.Distinct())
        {
            Console.Error.WriteLine($"measuring {name}");
            var (first, failure) = AgainstProcess.Start(build.Folder, name, theirsFirst: false, options);
            var (second, secondFailure) = first is null ? (null, failure) : AgainstProcess.Start(build.Folder, name, theirsFirst: true, options);
            if (first is not null && second is not null)
            {
                results.Add(first.With(second));
            }
            else
            {
                skipped.Add(new SkippedNetwork(name, secondFailure));
            }
        }

        var networks = Path.GetFileName(typeof(NetworkCatalog).Assembly.Location);
        return new RevisionReport(
            Machine.Describe(), options, build.Commit,
            AssemblySize.Of(Path.Combine(AppContext.BaseDirectory, networks)), AssemblySize.Of(Path.Combine(build.Folder, networks)), results, skipped);
    }
}

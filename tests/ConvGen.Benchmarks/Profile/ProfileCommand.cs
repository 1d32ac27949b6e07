using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace ConvGen.Benchmarks;

/// <summary><c>--layers</c> and <c>--profile</c>: where the time of a run goes.</summary>
internal static class ProfileCommand
{
    private static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true };

    /// <summary>Measures and prints with <paramref name="table"/>.</summary>
    public static int Run(string name, MeasurementOptions options, FileInfo? json, Func<ProfileReport, NetworkProfile, string> table)
    {
        NetworkComparison.Pin();
        var networks = new List<NetworkProfile>();
        var report = new ProfileReport(Machine.Describe(), networks);
        foreach (var network in BenchmarkNetworks.Expand(name))
        {
            if (!BenchmarkNetworks.TryFind(network, out var type, out var reason))
            {
                Console.Error.WriteLine($"{network}: {reason}");
                return 2;
            }

            networks.Add(NetworkProfiler.Measure(network, type, options));
            Console.Out.Write(table(report, networks[^1]));
        }

        if (json is not null)
        {
            File.WriteAllBytes(json.FullName, JsonSerializer.SerializeToUtf8Bytes(report, JsonOptions));
        }

        return 0;
    }
}

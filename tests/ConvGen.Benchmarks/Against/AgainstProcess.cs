using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace ConvGen.Benchmarks;

/// <summary>The process that measures one network in two builds, for <see cref="AgainstCommand"/>.</summary>
internal static class AgainstProcess
{
    /// <summary>The option that names the folder of the other build.</summary>
    public const string BuildOption = "--against-build";

    /// <summary>The option that loads the other build's network before ours.</summary>
    public const string TheirsFirstOption = "--theirs-first";

    /// <summary>Starts the process and waits for its result; or nothing, and why.</summary>
    public static (RevisionResult? Result, string Failure) Start(string folder, string name, bool theirsFirst, MeasurementOptions options)
    {
        IEnumerable<string> arguments = [BuildOption, folder, AgainstCommand.NetworkOption, name, .. options.ToArguments()];
        return ChildProcess.Measure(
            theirsFirst ? [.. arguments, TheirsFirstOption] : arguments,
            static path => JsonSerializer.Deserialize<RevisionResult>(File.ReadAllBytes(path))!);
    }

    /// <summary>The process itself.</summary>
    /// <returns>Its exit code.</returns>
    public static int Run(string folder, string name, bool theirsFirst, MeasurementOptions options, FileInfo? json)
    {
        if (options.Threads == 1)
        {
            NetworkComparison.Pin();
        }

        try
        {
            var result = Measure(new RevisionAssemblies(folder), name, theirsFirst, options);
            File.WriteAllBytes(json!.FullName, JsonSerializer.SerializeToUtf8Bytes(result));
            return 0;
        }
        catch (InvalidOperationException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
    }

    /// <summary>Measures one network of this build and of <paramref name="others"/>.</summary>
    /// <exception cref="InvalidOperationException">One of the builds has no such network, or they differ in what they take.</exception>
    public static RevisionResult Measure(RevisionAssemblies others, string name, bool theirsFirst, MeasurementOptions options)
    {
        if (!BenchmarkNetworks.TryFind(name, out var ours, out var reason))
        {
            throw new InvalidOperationException(reason);
        }

        var theirs = others.Find(ours) ?? throw new InvalidOperationException("the other revision does not have it");
        return RevisionComparison.Measure(name, ours, theirs, options, theirsFirst);
    }
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Conformance.Tests;

/// <summary>The conformance runner as a process of its own, for settings that the runtime reads once at its start.</summary>
internal static class RunnerProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs it with environment variables over the cases of those names, or over all; everything must agree.</summary>
    public static Task RunAsync(IReadOnlyDictionary<string, string> settings, params IEnumerable<string> names) => ReadAsync(settings, names);

    /// <summary>The same, with what it writes.</summary>
    public static async Task<string> ReadAsync(IReadOnlyDictionary<string, string> settings, params IEnumerable<string> names)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", Path.Combine(AppContext.BaseDirectory, "ConvGen.Conformance.Runner.dll"), .. names])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        // The test host is the muxer, except where it runs as an executable of its own.
        if (Path.GetFileNameWithoutExtension(start.FileName) != "dotnet")
            start.FileName = "dotnet";
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var errors = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        Assert.Equal(string.Empty, await errors);
        Assert.Equal(0, process.ExitCode);
        return await output;
    }
}

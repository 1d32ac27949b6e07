using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace ConvGen.Benchmarks;

/// <summary>Runs programs and waits for them: this one again, for measurements in a fresh process, and the tools that fetch and build.</summary>
internal static class ChildProcess
{
    /// <summary>The driver that runs this program's assembly and builds others.</summary>
    public const string DotNet = "dotnet";

    /// <summary>Runs <paramref name="program"/>.</summary>
    /// <exception cref="InvalidOperationException">The program was not found.</exception>
    public static ProcessOutcome Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

        // A test runner tells its children where its own MSBuild lies.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new ProcessOutcome(process.ExitCode, output, errors.Result);
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"'{program}' cannot be started: {exception.Message}", exception);
        }
    }

    /// <summary>Runs this program with <paramref name="arguments"/> and <c>--json</c>, and reads what it wrote there.</summary>
    /// <returns>What was read; or nothing, and why.</returns>
    public static (T? Result, string Failure) Measure<T>(IEnumerable<string> arguments, Func<string, T> read)
        where T : class
    {
        var file = Path.GetTempFileName();
        try
        {
            var outcome = Run(DotNet, [typeof(ChildProcess).Assembly.Location, .. arguments, "--json", file]);
            return new FileInfo(file).Length > 0 ? (read(file), "") : (null, outcome.FirstError);
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it complained of.</param>
internal sealed record ProcessOutcome(int ExitCode, string Output, string Errors)
{
    /// <summary>The first line of its complaints, or its exit code.</summary>
    public string FirstError =>
        Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()
        ?? $"its process ended with exit code {ExitCode.ToString(CultureInfo.InvariantCulture)}";
}

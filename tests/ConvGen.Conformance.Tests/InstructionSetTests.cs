using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Conformance.Tests;

/// <summary>
/// The same operators and small networks with instruction sets switched off: the runtime reads these settings once at its start,
/// so every case is a process of its own.
/// </summary>
public sealed class InstructionSetTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Everything_agrees_without_it(string setting)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardError = true,
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "ConvGen.Conformance.Runner.dll") },
            Environment = { [setting] = "0" },
        };

        // The test host is the muxer, except where it runs as an executable of its own.
        if (Path.GetFileNameWithoutExtension(start.FileName) != "dotnet")
            start.FileName = "dotnet";
        using var process = Process.Start(start)!;
        using var timeout = new System.Threading.CancellationTokenSource(Limit);
        var errors = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        Assert.Equal(string.Empty, await errors);
        Assert.Equal(0, process.ExitCode);
    }
}

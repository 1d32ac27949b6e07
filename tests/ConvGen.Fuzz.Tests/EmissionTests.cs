using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ConvGen.Fuzz.Tests;

/// <summary>Random networks compiled, loaded and run beside a reference in doubles.</summary>
public sealed class EmissionTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("convgen-fuzz-");

    [Fact]
    public async Task What_is_generated_computes_what_is_declared()
    {
        var drawn = EmittedNetworks.Draw();
        EmittedNetworks.Compile(drawn, _folder.FullName);
        var types = EmittedNetworks.Load(_folder.FullName);
        Assert.Equal(drawn.Count, types.Length);
        var compared = 0;
        for (var i = 0; i < drawn.Count; i++)
        {
            var comparison = Comparison.Of(drawn[i].Sketch, types[i]);
            compared += comparison.IsConditioned ? 1 : 0;
            if (comparison.Difference is { } difference)
            {
                var failure = new InvalidOperationException($"{difference}\n{drawn[i]}");
                throw drawn[i].Origin is { } origin
                    ? Fuzzing.Shrunk(origin.Gen, origin.State, sketch => EmittedNetworks.Check(sketch, drawn[i].Target), string.Create(CultureInfo.InvariantCulture, $"Seed {Fuzzing.Seed}, network {i}"), drawn[i].Sketch, failure)
                    : failure;
            }
        }

        Assert.True(compared >= 0.95 * drawn.Count, string.Create(CultureInfo.InvariantCulture, $"only {compared} of {drawn.Count} networks could be compared"));
        foreach (var setting in new[] { "DOTNET_EnableAVX512", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic" })
        {
            var difference = await Without(setting);
            Assert.True(difference.Length == 0, $"{setting}=0: {difference}");
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>What differs with an instruction set switched off, which the runtime reads once at its start: in a process of its own.</summary>
    private async Task<string> Without(string setting)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList = { "exec", typeof(EmissionTests).Assembly.Location, _folder.FullName },
            Environment = { [setting] = "0" },
        };

        // The test host is the muxer, except where it runs as an executable of its own.
        if (Path.GetFileNameWithoutExtension(start.FileName) != "dotnet")
            start.FileName = "dotnet";
        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var errors = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        return await output + await errors;
    }
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ConvGen.Fuzz.Tests;

/// <summary>The networks of this run, compiled once for all tests that run them.</summary>
public sealed class EmittedFolder : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("convgen-fuzz-");

    public EmittedFolder()
    {
        Drawn = EmittedNetworks.Draw();
        EmittedNetworks.Compile(Drawn, _folder.FullName);
        Types = EmittedNetworks.Load(_folder.FullName);
        Assert.Equal(Drawn.Count, Types.Length);
    }

    /// <summary>What was drawn.</summary>
    internal IReadOnlyList<EmittedNetwork> Drawn { get; }

    /// <summary>What was compiled, in the same order.</summary>
    internal Type[] Types { get; }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>What this program writes about the networks with an instruction set switched off, which the runtime reads once at its start: in a process of its own.</summary>
    internal async Task<string> Without(string setting, string command)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList = { "exec", typeof(EmittedFolder).Assembly.Location, command, _folder.FullName },
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

/// <summary>Tests that run the same compiled networks.</summary>
[CollectionDefinition(Name)]
public sealed class EmittedCollection : ICollectionFixture<EmittedFolder>
{
    public const string Name = "Emitted networks";
}

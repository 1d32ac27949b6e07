using System.Collections.Generic;
using System.IO;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Conformance.Tests.Disassembly;

/// <summary>The machine code of all kernels of a few networks, and of two counterexamples.</summary>
public sealed class ListedKernels : IAsyncLifetime
{
    /// <summary>Networks that have a kernel of every family between them.</summary>
    private static readonly string[] Networks = ["resnet18", "mobilenet_v2", "unet", "dcgan", "tiny3d"];

    /// <summary>The methods.</summary>
    public IReadOnlyList<JitListing> All { get; private set; } = [];

    /// <summary>Runs them in a process that prints its machine code.</summary>
    public async Task InitializeAsync()
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            return;
        }

        var file = Path.GetTempFileName();
        try
        {
            var settings = new Dictionary<string, string> { ["DOTNET_JitStdOutFile"] = file, ["DOTNET_JitDisasm"] = "*Kernels:*" };
            await RunnerProcess.RunAsync(settings, [.. Networks, "counterexamples"]);
            All = JitListing.ReadAll(await File.ReadAllTextAsync(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Nothing is left.</summary>
    public Task DisposeAsync() => Task.CompletedTask;
}

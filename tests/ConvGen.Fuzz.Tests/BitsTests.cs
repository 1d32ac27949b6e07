using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.Intrinsics.X86;
using System.Threading.Tasks;
using ConvGen.Bits;

namespace ConvGen.Fuzz.Tests;

/// <summary>What is generated computes the same bits from run to run, on any number of threads, and with every width of vectors that has a fused multiply-add.</summary>
[Collection(EmittedCollection.Name)]
public sealed class BitsTests(EmittedFolder emitted)
{
    [Fact]
    public async Task Widths_threads_and_runs_compute_the_same_bits()
    {
        var here = emitted.Types.Select(Fingerprint.Of).ToList();
        List<string> narrower = Fma.IsSupported ? [.. (await emitted.Without("DOTNET_EnableAVX512", Program.Fingerprints)).Split('\n', StringSplitOptions.RemoveEmptyEntries)] : here;
        Assert.Equal(here.Count, narrower.Count);
        var differing = new List<string>();
        for (var i = 0; i < here.Count; i++)
        {
            if (here[i].Contains(' ', StringComparison.Ordinal) || here[i] != narrower[i])
                differing.Add(string.Create(CultureInfo.InvariantCulture, $"Seed {Fuzzing.Seed}, network {i}: {here[i]} | {narrower[i]}\n{emitted.Drawn[i]}"));
        }

        Assert.True(differing.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{differing.Count} of {here.Count} networks differ\n{string.Join("\n\n", differing)}"));
    }
}

using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Package.Tests;

/// <summary>The package and NativeAOT: the binary computes what the just-in-time compiler's code does.</summary>
[Collection(nameof(PackedFeed))]
public sealed class NativeTests(PackedFeed feed)
{
    private const float Tolerance = 1e-5f;

    // A layer of each kind of kernel. The first line names the widest vectors, the rest are the outputs.
    private const string Program = """
        using System;
        using System.Globalization;
        using System.Linq;
        using System.Runtime.Intrinsics;
        using ConvGen;

        var net = KindsNet.CreateRandom(1);
        var output = new float[KindsNet.OutputLength];
        net.Run([.. Enumerable.Range(0, KindsNet.InputLength).Select(static i => MathF.Sin(i))], output);
        Console.WriteLine(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128);
        foreach (var value in output)
        {
            Console.WriteLine(value.ToString("R", CultureInfo.InvariantCulture));
        }

        [ConvNet(3, 16, 16)]
        [Conv(16, 3, Stride = 2, Padding = 1, Activation = Activation.Relu)]
        [Conv(16, 3, Padding = 1, Activation = Activation.Relu)]
        [DepthwiseConv(3, Padding = 1), BatchNorm, Silu]
        [Conv(32, 1)]
        [ConvTranspose(16, 4, Stride = 2, Padding = 1)]
        [MaxPool(2)]
        [Flatten, Dense(8), Softmax]
        public sealed partial class KindsNet;
        """;

    [NativeFact]
    public async Task Native_code_computes_what_the_just_in_time_compiler_does()
    {
        var managed = feed.CreateUser("Managed", Program);
        await managed.BuildSuccessfullyAsync();

        // Warnings are errors here: a single one about trimming or dynamic code would fail it.
        var native = feed.CreateUser(
            "Native",
            Program,
            $"""
            <PropertyGroup>
              <PublishAot>true</PublishAot>
              <ConvGenInstructionSet>native</ConvGenInstructionSet>
              <RestoreAdditionalProjectFallbackFolders>{NativeFactAttribute.Packages}</RestoreAdditionalProjectFallbackFolders>
            </PropertyGroup>
            """);
        var printed = await native.PublishSuccessfullyAsync(NativeFactAttribute.Runtime);
        Assert.Contains("ConvGen: native code for the instruction set 'native'.", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", printed, StringComparison.Ordinal);

        var expected = Numbers(await managed.RunAsync());
        var actual = Numbers(await native.RunPublishedAsync());
        Assert.Equal(1 + 8, expected.Length);
        Assert.Equal(expected[0], actual[0]);
        Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }

    private static float[] Numbers(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => float.Parse(line, CultureInfo.InvariantCulture))];
}

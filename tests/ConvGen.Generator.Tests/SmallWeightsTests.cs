using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>What <c>PreferSmallWeights</c> promises: packed weights as large as the weights, give or take the filling up to whole vectors.</summary>
public sealed class SmallWeightsTests
{
    private const string Layers = """
        [Conv(64, 7, Stride = 2, Padding = 3), Relu, MaxPool(2)]
        [Conv(64, 3, Padding = 1), Relu, Conv(128, 3, Padding = 1), Relu, MaxPool(2)]
        [Conv(256, 3, Padding = 1), Relu, Conv(256, 3, Padding = 1), Relu, MaxPool(2)]
        [Conv(512, 3, Padding = 1), Relu, Conv(512, 3, Padding = 2, Dilation = 2), Relu, GlobalAvgPool, Dense(16)]
        public sealed partial class Net;
        """;

    [Fact]
    public void Packed_weights_are_no_larger_than_the_weights()
    {
        var small = Packed("using ConvGen; [ConvNet(3, 224, 224, PreferSmallWeights = true)] " + Layers);
        var fast = Packed("using ConvGen; [ConvNet(3, 224, 224)] " + Layers);
        Assert.InRange(small.Floats / (double)small.Parameters, 1.0, 1.01);
        Assert.True(fast.Floats > small.Floats, "minimal filtering packs transformed filters unless memory counts");
    }

    private static (long Floats, long Parameters) Packed(string source)
    {
        var run = GeneratorHost.Run(source);
        Assert.Empty(run.CompilerMessages);
        return (Number(run.Text, @"AlignedBuffer\((\d+)\)"), Number(run.Text, @"long Parameters = ([\d_]+)"));
    }

    private static long Number(string text, string pattern) =>
        long.Parse(string.Concat(Regex.Match(text, pattern).Groups[1].Value.Where(char.IsDigit)), CultureInfo.InvariantCulture);
}

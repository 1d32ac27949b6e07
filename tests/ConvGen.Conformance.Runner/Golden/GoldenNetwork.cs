using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using ConvGen.Networks;

namespace ConvGen.Conformance.Golden;

/// <summary>One network of the oracle: its facts, its golden output, and the class that declares it.</summary>
public sealed class GoldenNetwork
{
    private const double Tolerance = 1e-4;

    private static readonly Dictionary<string, Type> Types = new()
    {
        ["lenet5"] = typeof(LeNet5),
        ["cifar_vgg"] = typeof(CifarVgg),
        ["alexnet"] = typeof(AlexNet),
        ["vgg16"] = typeof(Vgg16),
        ["vgg11"] = typeof(Vgg11),
        ["resnet18"] = typeof(ResNet18),
        ["resnet50"] = typeof(ResNet50),
        ["mobilenet_v2"] = typeof(MobileNetV2),
        ["squeezenet1_1"] = typeof(SqueezeNet11),
        ["googlenet"] = typeof(GoogLeNet),
        ["unet"] = typeof(UNetSmall),
        ["dcgan"] = typeof(DcganSmall),
        ["deform"] = typeof(DeformSmall),
        ["tiny3d"] = typeof(Tiny3D),
        ["rpn_vgg16"] = typeof(RpnVgg16),
        ["mobilenet_v3_small"] = typeof(MobileNetV3Small),
        ["shufflenet_v2_x0_5"] = typeof(ShuffleNetV2),
        ["densenet121"] = typeof(DenseNet121),
    };

    private static readonly Lazy<Dictionary<string, GoldenNetwork>> Read = new(ReadAll);

    /// <summary>The oracle's names, in its order.</summary>
    public static IEnumerable<string> Names => Read.Value.Keys;

    /// <summary>Networks small enough for a run without vector instructions.</summary>
    public static IReadOnlyList<string> QuickNames { get; } = [.. new[] { "lenet5", "cifar_vgg" }.Except(Pending.Networks)];

    /// <summary>Networks whose weights alone take hundreds of megabytes.</summary>
    public static IReadOnlyList<string> LargeNames { get; } = ["alexnet", "vgg16", "vgg11", "rpn_vgg16"];

    /// <summary>The oracle's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its shapes: input, output.</summary>
    public required int[] Input { get; init; }

    /// <summary>The output's shape.</summary>
    public required int[] Output { get; init; }

    /// <summary>Trainable numbers.</summary>
    public required long Parameters { get; init; }

    /// <summary>Multiply-accumulates.</summary>
    public required long Macs { get; init; }

    /// <summary>Convolutions, linear layers and pools.</summary>
    public required IReadOnlyList<GoldenLayer> Layers { get; init; }

    /// <summary>Summary of the golden output.</summary>
    public required GoldenOutput Golden { get; init; }

    /// <summary>The class that declares it.</summary>
    public NetworkUnderTest Network => NetworkUnderTest.Of(Types[Name]);

    /// <summary>The network of that name.</summary>
    public static GoldenNetwork Of(string name) => Read.Value[name];

    /// <summary>Runs it with the oracle's weights and input; null when the output is the golden one.</summary>
    public string? RunGolden()
    {
        var network = Network;
        var instance = network.Create(new DeterministicWeights(network.Info));
        return Golden.Difference(network.Run(instance, DeterministicTensors.Input(network.Info.Inputs[0].Length)), Tolerance);
    }

    private static Dictionary<string, GoldenNetwork> ReadAll()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(OracleFiles.Path("nets.json")));
        var networks = new Dictionary<string, GoldenNetwork>();
        foreach (var entry in document.RootElement.EnumerateObject())
        {
            networks.Add(entry.Name, new GoldenNetwork
            {
                Name = entry.Name,
                Input = Shape(entry.Value.GetProperty("input")),
                Output = Shape(entry.Value.GetProperty("output")),
                Parameters = entry.Value.GetProperty("params").GetInt64(),
                Macs = entry.Value.GetProperty("macs").GetInt64(),
                Layers = [.. entry.Value.GetProperty("layers").EnumerateArray().Select(ReadLayer)],
                Golden = GoldenOutput.Read(entry.Value.GetProperty("golden")),
            });
        }

        return networks;
    }

    private static GoldenLayer ReadLayer(JsonElement layer) => new(
        layer.GetProperty("name").GetString()!,
        layer.GetProperty("type").GetString()!,
        Shape(layer.GetProperty("input")),
        Shape(layer.GetProperty("output")),
        layer.GetProperty("params").GetInt64(),
        layer.TryGetProperty("macs", out var macs) ? macs.GetInt64() : 0);

    private static int[] Shape(JsonElement shape) => [.. shape.EnumerateArray().Select(static extent => extent.GetInt32())];
}

/// <summary>A convolution, linear layer or pool of a golden network.</summary>
/// <param name="Key">Its state-dict prefix.</param>
/// <param name="Type">PyTorch's class.</param>
/// <param name="Input">Input shape.</param>
/// <param name="Output">Output shape.</param>
/// <param name="Parameters">Trainable numbers.</param>
/// <param name="Macs">Multiply-accumulates.</param>
public sealed record GoldenLayer(string Key, string Type, int[] Input, int[] Output, long Parameters, long Macs)
{
    /// <summary>An adaptive pool to the size it already has, which a declaration leaves out.</summary>
    public bool IsIdentity => Type.StartsWith("Adaptive", StringComparison.Ordinal) && Input.SequenceEqual(Output);
}

/// <summary>A golden output by its first elements and its moments.</summary>
/// <param name="First">The first elements.</param>
/// <param name="Mean">Mean of all.</param>
/// <param name="Deviation">Standard deviation of all, as of a sample.</param>
/// <param name="Magnitude">Largest magnitude.</param>
/// <param name="Argmax">Index of the largest.</param>
public sealed record GoldenOutput(double[] First, double Mean, double Deviation, double Magnitude, int Argmax)
{
    /// <summary>What differs by more than <paramref name="tolerance"/> of the largest magnitude, or null.</summary>
    public string? Difference(float[] actual, double tolerance)
    {
        var mean = actual.Average(static value => (double)value);
        var deviation = Math.Sqrt(actual.Sum(value => (value - mean) * (value - mean)) / (actual.Length - 1));
        var checks = First.Select((expected, i) => (What: $"element {i}", Expected: expected, Actual: (double)actual[i]))
            .Append((What: "mean", Expected: Mean, Actual: mean))
            .Append((What: "standard deviation", Expected: Deviation, Actual: deviation))
            .Append((What: "largest magnitude", Expected: Magnitude, Actual: actual.Max(static value => Math.Abs((double)value))))
            .Append((What: "the element at the golden argmax, the largest,", Expected: actual.Max(), Actual: actual[Argmax]));

        // Written so that NaN is a difference.
        return checks.Where(check => !(Math.Abs(check.Actual - check.Expected) <= tolerance * Magnitude))
            .Select(check => string.Create(
                CultureInfo.InvariantCulture,
                $"{check.What} is {check.Actual:R} instead of {check.Expected:R} (largest magnitude {Magnitude:G4}, {tolerance:E0} of it allowed)"))
            .FirstOrDefault();
    }

    internal static GoldenOutput Read(JsonElement golden) => new(
        [.. golden.GetProperty("first").EnumerateArray().Select(static value => value.GetDouble())],
        golden.GetProperty("mean").GetDouble(),
        golden.GetProperty("std").GetDouble(),
        golden.GetProperty("absmax").GetDouble(),
        golden.GetProperty("argmax").GetInt32());
}

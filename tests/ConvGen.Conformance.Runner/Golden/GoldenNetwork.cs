using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using ConvGen.Networks;

namespace ConvGen.Conformance.Golden;

/// <summary>One network of the oracle: its facts, its golden output, and the class that declares it.</summary>
public sealed class GoldenNetwork
{
    private const double Tolerance = 1e-4;

    private static readonly Lazy<Dictionary<string, GoldenNetwork>> Read = new(ReadAll);

    /// <summary>The oracle's names, in its order.</summary>
    public static IEnumerable<string> Names => Read.Value.Keys;

    /// <summary>Networks small enough for a run without vector instructions.</summary>
    public static IReadOnlyList<string> QuickNames { get; } = ["lenet5", "cifar_vgg", "unet", "dcgan", "deform", "tiny3d", "mobilenet_v3_small"];

    /// <summary>Networks whose weights alone take hundreds of megabytes.</summary>
    public static IReadOnlyList<string> LargeNames { get; } = ["alexnet", "vgg16", "vgg11", "rpn_vgg16"];

    /// <summary>The oracle's name.</summary>
    public required string Name { get; init; }

    /// <summary>The input's shape.</summary>
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
    public NetworkUnderTest Network => NetworkUnderTest.Of(NetworkCatalog.All[Name]);

    /// <summary>The network of that name.</summary>
    public static GoldenNetwork Of(string name) => Read.Value[name];

    /// <summary>Runs it with the oracle's weights and input; null when the output is the golden one.</summary>
    public string? RunGolden()
    {
        var network = Network;
        var instance = network.Create(new DeterministicWeights(network.Info));
        return Golden.Difference(network.Run(instance, DeterministicTensors.Make(DeterministicTensors.Input, Input)), Tolerance);
    }

    /// <summary>The bits that it computes with the oracle's weights and input, in short.</summary>
    public string Fingerprint()
    {
        var network = Network;
        return Bits.Fingerprint.Of(network.Create(new DeterministicWeights(network.Info)), network.Info, DeterministicTensors.Make(DeterministicTensors.Input, Input));
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

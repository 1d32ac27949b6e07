using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using ConvGen.Cli.Files;
using ConvGen.Model;
using ConvGen.Networks;
using ConvGen.Onnx;
using Xunit;

namespace ConvGen.Cli.Tests;

/// <summary>Golden data, and networks as files that have known outputs.</summary>
internal static class Golden
{
    /// <summary>Outputs agree to this much, relative to the largest.</summary>
    private const float Tolerance = 1e-4f;

    private static readonly Lazy<JsonElement> Networks = new(static () => JsonDocument.Parse(File.ReadAllBytes(PathOf("nets.json"))).RootElement);

    public static string PathOf(params string[] parts) => Path.Combine([AppContext.BaseDirectory, "Oracle", .. parts]);

    public static float[] Floats(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();

    /// <summary>The first outputs of the oracle's network for the deterministic weights and input, and the largest magnitude of all.</summary>
    public static (float[] First, float Largest) Outputs(string network)
    {
        var golden = Networks.Value.GetProperty(network).GetProperty("golden");
        return ([.. golden.GetProperty("first").EnumerateArray().Select(static value => value.GetSingle())], golden.GetProperty("absmax").GetSingle());
    }

    public static void AssertClose(float[] expected, float[] actual, float largest)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(MathF.Abs(expected[i] - actual[i]) <= Tolerance * largest, $"output {i} is {actual[i]}, not {expected[i]}");
        }
    }

    /// <summary>Writes a known declaration with the deterministic weights as ONNX.</summary>
    public static void Export(NetworkDeclaration declaration, string path)
    {
        var analysis = NetworkReview.Of(declaration).Analysis;
        var shapes = analysis.Tensors.ToDictionary(static tensor => tensor.Name, static tensor => tensor.Shape);
        using var stream = File.Create(path);
        OnnxWriter.Write(analysis, name => DeterministicTensors.Make(name, shapes[name]), stream);
    }

    /// <summary>Writes the deterministic input of a known declaration as a NumPy file.</summary>
    public static void WriteInput(NetworkDeclaration declaration, string path)
    {
        var shape = NetworkReview.Of(declaration).Analysis.Layers[0].Shape!;
        int[] extents = [1, shape.Channels, .. shape.Extents];
        using var stream = File.Create(path);
        NumpyFile.Write(stream, extents, DeterministicTensors.Make(DeterministicTensors.Input, extents));
    }
}

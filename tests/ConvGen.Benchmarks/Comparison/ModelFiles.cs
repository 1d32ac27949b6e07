using System;
using System.IO;
using System.Linq;
using ConvGen.Model;
using ConvGen.Networks;
using ConvGen.Onnx;

namespace ConvGen.Benchmarks;

/// <summary>The same network with the same deterministic weights as a file for each engine, deleted in the end.</summary>
internal sealed class ModelFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("convgen-benchmark-");

    public ModelFiles(Type network, NetworkInfo info)
    {
        var analysis = NetworkAnalyzer.Analyze(GraphBuilder.Build(ReflectedDeclaration.Read(network)).Graph);
        var shapes = analysis.Tensors.ToDictionary(static tensor => tensor.Name, static tensor => tensor.Shape);
        using var stream = File.Create(OnnxPath);
        OnnxWriter.Write(analysis, name => DeterministicTensors.Make(name, shapes[name]), stream);
        SafetensorsWriter.Write(WeightsPath, new DeterministicWeights(info));
    }

    /// <summary>The ONNX model.</summary>
    public string OnnxPath => Path.Combine(_folder.FullName, "model.onnx");

    /// <summary>The safetensors file.</summary>
    public string WeightsPath => Path.Combine(_folder.FullName, "model.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);
}

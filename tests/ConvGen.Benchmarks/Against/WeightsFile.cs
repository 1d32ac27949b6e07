using System;
using ConvGen.Networks;

namespace ConvGen.Benchmarks;

/// <summary>The deterministic weights of a network as a safetensors file, deleted in the end.</summary>
internal sealed class WeightsFile : IDisposable
{
    public WeightsFile(NetworkInfo info)
    {
        SafetensorsWriter.Write(Path, new DeterministicWeights(info));
    }

    /// <summary>Where it lies.</summary>
    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => System.IO.File.Delete(Path);
}

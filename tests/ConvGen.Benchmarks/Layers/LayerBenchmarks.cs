using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;

namespace ConvGen.Benchmarks;

/// <summary>Single layers in both engines, under BenchmarkDotNet; ONNX Runtime is the baseline.</summary>
[MemoryDiagnoser]
public class LayerBenchmarks
{
    private Peers _peers = null!;

    /// <summary>The layers.</summary>
    public static IEnumerable<string> Names => LayerNetworks.All.Keys;

    /// <summary>The layer.</summary>
    [ParamsSource(nameof(Names))]
    public string Layer { get; set; } = "";

    /// <summary>Loads the layer in both engines.</summary>
    [GlobalSetup]
    public void Load() => _peers = Peers.Load(LayerNetworks.All[Layer]);

    /// <summary>ONNX Runtime.</summary>
    [Benchmark(Baseline = true)]
    public void OnnxRuntime() => _peers.Session.Run();

    /// <summary>Generated code.</summary>
    [Benchmark]
    public void Generated() => _peers.Run();

    /// <summary>Frees ONNX Runtime's session.</summary>
    [GlobalCleanup]
    public void Unload() => _peers.Dispose();

    internal static int Run(string[] arguments) =>
        BenchmarkSwitcher.FromAssembly(typeof(LayerBenchmarks).Assembly).Run(arguments).Any(static summary => summary.HasCriticalValidationErrors) ? 1 : 0;
}

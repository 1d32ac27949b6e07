using System.Linq;
using BenchmarkDotNet.Running;

namespace ConvGen.Benchmarks;

/// <summary>Runs the BenchmarkDotNet classes of this assembly.</summary>
internal static class LayerBenchmarks
{
    public static int Run(string[] arguments) =>
        BenchmarkSwitcher.FromAssembly(typeof(LayerBenchmarks).Assembly).Run(arguments).Any(static summary => summary.HasCriticalValidationErrors) ? 1 : 0;
}

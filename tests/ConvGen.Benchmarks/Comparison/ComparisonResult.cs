using System;

namespace ConvGen.Benchmarks;

/// <summary>What was measured of one engine.</summary>
/// <param name="Microseconds">Median time per run.</param>
/// <param name="FirstCallMilliseconds">Loading the weights from a file and the first run, together.</param>
/// <param name="ResidentBytes">Resident memory the loaded engine added to the process.</param>
/// <param name="AllocatedBytesPerCall">Managed bytes allocated per run on the calling thread.</param>
internal sealed record EngineResult(double Microseconds, double FirstCallMilliseconds, long ResidentBytes, double AllocatedBytesPerCall);

/// <summary>The memory that a network plans with.</summary>
/// <param name="TensorBytes">The arena's tensors, as they were packed.</param>
/// <param name="LeastTensorBytes">The most bytes of those tensors alive at once, which no packing can go below.</param>
/// <param name="ScratchBytes">Intermediate values of kernels, behind them.</param>
/// <param name="PeakActivationBytes">The most bytes of activations alive at once, without padding of channels and borders.</param>
/// <param name="PackedWeightBytes">Weights as they are packed.</param>
/// <param name="WeightBytes">Weights as they come.</param>
internal sealed record MemoryUse(
    long TensorBytes, long LeastTensorBytes, long ScratchBytes, long PeakActivationBytes, long PackedWeightBytes, long WeightBytes)
{
    /// <summary>The tensors over their best packing.</summary>
    public double OverPacking => LeastTensorBytes == 0 ? 1 : TensorBytes / (double)LeastTensorBytes;

    /// <summary>The whole arena over the activations' peak.</summary>
    public double OverPeak => (TensorBytes + ScratchBytes) / (double)PeakActivationBytes;

    /// <summary>The memory of <paramref name="network"/>.</summary>
    public static MemoryUse Of(Type network, NetworkInfo info)
    {
        var plan = PlannedNetwork.Of(network);
        return new MemoryUse(
            sizeof(float) * plan.TensorFloats, sizeof(float) * plan.LeastTensorFloats, sizeof(float) * plan.ScratchFloats,
            info.PeakActivationBytes, info.PackedWeightBytes, info.WeightBytes);
    }
}

/// <summary>One network, measured in both engines.</summary>
/// <param name="Network">Its name.</param>
/// <param name="Flops">Its floating-point operations: two per multiply-accumulate.</param>
/// <param name="Difference">The largest difference of the outputs, as a share of their largest magnitude.</param>
/// <param name="ConvGen">Generated code.</param>
/// <param name="OnnxRuntime">ONNX Runtime.</param>
/// <param name="Memory">The memory that generated code plans with.</param>
internal sealed record ComparisonResult(string Network, long Flops, double Difference, EngineResult ConvGen, EngineResult OnnxRuntime, MemoryUse Memory)
{
    /// <summary>The largest difference that counts as agreement.</summary>
    public const double Tolerance = 2e-4;

    /// <summary>ONNX Runtime's time over ConvGen's: above 1, ConvGen is faster.</summary>
    public double Ratio => OnnxRuntime.Microseconds / ConvGen.Microseconds;

    /// <summary>Arithmetic of the direct convolution per second; algorithms that need less may exceed the machine's peak.</summary>
    public double GigaflopsPerSecond => Flops / ConvGen.Microseconds / 1e3;

    /// <summary>Whether both engines computed the same.</summary>
    public bool Agrees => Difference <= Tolerance;
}

/// <summary>A network that was not measured.</summary>
/// <param name="Network">Its name.</param>
/// <param name="Reason">Why.</param>
internal sealed record SkippedNetwork(string Network, string Reason);

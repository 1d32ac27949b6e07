namespace ConvGen.Benchmarks;

/// <summary>What was measured of one engine.</summary>
/// <param name="Microseconds">Median time per run.</param>
/// <param name="FirstCallMilliseconds">Loading the weights from a file and the first run, together.</param>
/// <param name="ResidentBytes">Resident memory the loaded engine added to the process.</param>
/// <param name="AllocatedBytesPerCall">Managed bytes allocated per run on the calling thread.</param>
internal sealed record EngineResult(double Microseconds, double FirstCallMilliseconds, long ResidentBytes, double AllocatedBytesPerCall);

/// <summary>One network, measured in both engines.</summary>
/// <param name="Network">Its name.</param>
/// <param name="Flops">Its floating-point operations: two per multiply-accumulate.</param>
/// <param name="Difference">The largest difference of the outputs, as a share of their largest magnitude.</param>
/// <param name="ConvGen">Generated code.</param>
/// <param name="OnnxRuntime">ONNX Runtime.</param>
internal sealed record ComparisonResult(string Network, long Flops, double Difference, EngineResult ConvGen, EngineResult OnnxRuntime)
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

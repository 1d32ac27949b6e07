using ConvGen;

namespace Tutorial;

/// <summary>What one layer costs in weights, arithmetic and memory, and what separating it saves.</summary>
internal static partial class Section14Complexity
{
    public static void Run()
    {
        Text.Say($"Weights k²·(C/G)·m and m biases; multiply-accumulates k²·(C/G)·m per output position (per input position if transposed); 2 FLOPs each.");
        new Table("3×3, 3 → 64 at 224×224", "weights", "with biases", "MACs", "FLOPs", "activation bytes", "peak bytes")
        {
            { "convolution", Plain.Parameters, Biased.Parameters, Plain.Macs, Plain.Flops, Plain.Layers.Conv.ActivationBytes, Plain.PeakActivationBytes },
            { "depthwise and 1×1", Separable.Parameters, BiasedSeparable.Parameters, Separable.Macs, Separable.Flops, Separable.Layers.Conv.ActivationBytes, Separable.PeakActivationBytes },
        }.Print();
        Text.Say($"Separating saves {(double)Plain.Macs / Separable.Macs:0.00} times: 1 / (1/m + 1/k²), in weights as in arithmetic ({(double)Plain.Parameters / Separable.Parameters:0.00}).");
        Text.Say($"Activation bytes are those of all outputs, {Plain.Layers.Conv.ActivationBytes / 1e6:0.000} MB or {Plain.Layers.Conv.ActivationBytes / (double)(1 << 20):0.00} MiB for the convolution in float32; the peak is what lives at once, inputs too.");
        Text.Say($"At the border some taps meet padding only: {Plain.MacsExact:N0} of the {Plain.Macs:N0} multiply-accumulates meet a pixel.");
    }

    [ConvNet(3, 224, 224, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Bias = false, Name = "conv")]
    private sealed partial class Plain;

    [ConvNet(3, 224, 224, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1)]
    private sealed partial class Biased;

    [ConvNet(3, 224, 224, AnalysisOnly = true)]
    [SeparableConv(64, 3, Padding = 1, Bias = false, Name = "conv")]
    private sealed partial class Separable;

    [ConvNet(3, 224, 224, AnalysisOnly = true)]
    [SeparableConv(64, 3, Padding = 1)]
    private sealed partial class BiasedSeparable;
}

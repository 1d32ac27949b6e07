using System.Linq;
using ConvGen;

namespace Tutorial;

/// <summary>A deformable convolution moves its taps by learned offsets, and weights them by a mask in its second version.</summary>
internal static partial class Section12Deformable
{
    public static void Run()
    {
        Text.Say($"Every tap reads beside its place, bilinearly. A convolution of the layer's own says where: 2·G·k² channels of offsets (y, x), and G·k² of masks in version 2.");
        new Table("3×3, 64 → 64 at 28×28", "offset channels", "weights and biases", "MACs", "nominal field")
        {
            { "plain", 0, Plain.Parameters, Plain.Macs, Plain.Layers.Conv.ReceptiveFieldWidth },
            { "version 1: offsets", OffsetChannels(First.Info), First.Parameters, First.Macs, First.Layers.Conv.ReceptiveFieldWidth },
            { "version 2: offsets, masks", OffsetChannels(Second.Info), Second.Parameters, Second.Macs, Second.Layers.Conv.ReceptiveFieldWidth },
            { "version 2, G = 4", OffsetChannels(InGroups.Info), InGroups.Parameters, InGroups.Macs, InGroups.Layers.Conv.ReceptiveFieldWidth },
        }.Print();
        Text.Say($"The field is nominal: offsets may reach anywhere. The sampling itself is no multiply-accumulate of a weight and is not counted as one.");
    }

    private static int OffsetChannels(NetworkInfo network) => network.Tensors.Single(static tensor => tensor.Name == "conv.offset.weight").Shape[0];

    [ConvNet(64, 28, 28, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Name = "conv")]
    private sealed partial class Plain;

    [ConvNet(64, 28, 28, AnalysisOnly = true)]
    [DeformConv(64, 3, Padding = 1, Modulated = false, Name = "conv")]
    private sealed partial class First;

    [ConvNet(64, 28, 28, AnalysisOnly = true)]
    [DeformConv(64, 3, Padding = 1, Name = "conv")]
    private sealed partial class Second;

    [ConvNet(64, 28, 28, AnalysisOnly = true)]
    [DeformConv(64, 3, Padding = 1, OffsetGroups = 4, Name = "conv")]
    private sealed partial class InGroups;
}
